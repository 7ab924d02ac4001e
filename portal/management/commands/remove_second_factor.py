from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from hubs.models import User


class Command(BaseCommand):
    help = "Takes away the second proof of somebody who has lost it. Make sure that it is they."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise CommandError(f"Nobody signs in as {email}.")
        removed, _ = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise CommandError(f"{email} has no second proof.")
        self.stdout.write(f"{email} now signs in with a code by email, and can set up a new proof.")
