from django.core.management.base import BaseCommand
from django.utils import timezone

from hubs.models import Hub
from portal.demo.play import play


class Command(BaseCommand):
    help = "Loads two invented hubs with Work Groups at every stage, if there is no hub yet."

    def handle(self, *args, **options):
        if Hub.objects.exists():
            self.stdout.write("There are hubs already, so the demonstration stays as it is.")
            return
        self.stdout.write("Loading the demonstration.")
        play(timezone.localdate())
