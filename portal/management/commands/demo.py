from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hubs.models import Hub


class Command(BaseCommand):
    help = "Loads two invented hubs with Work Groups at every stage, if there is no hub yet."

    def handle(self, *args, **options):
        if Hub.objects.exists():
            self.stdout.write("There are hubs already, so the demonstration stays as it is.")
            return
        try:
            # Only here, as a portal in use has no clock that can be set.
            from portal.demo.play import play
        except ModuleNotFoundError as missing:
            raise CommandError("Install what requirements-demo.txt lists first.") from missing
        self.stdout.write("Loading the demonstration.")
        play(timezone.localdate())
