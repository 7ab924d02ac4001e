from django.apps import AppConfig


class HubsConfig(AppConfig):
    name = "hubs"

    def ready(self) -> None:
        # Registers what follows an import of schools, and what the pages of a school tell.
        from hubs import school_events, school_panels  # noqa: F401
        from hubs.actions import placing  # noqa: F401
