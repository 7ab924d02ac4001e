import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.health import check_health


class Command(BaseCommand):
    help = "Says what /healthz says, and ends with an error while something is wrong."
    requires_system_checks = []
    requires_migrations_checks = False

    def handle(self, *args, **options):
        health = check_health(timezone.now())
        self.stdout.write(json.dumps(health.as_values(), indent=2))
        if health.faults:
            raise CommandError(" ".join(health.faults))
