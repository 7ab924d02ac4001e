from django.apps import AppConfig


class HubsConfig(AppConfig):
    name = "hubs"

    def ready(self) -> None:
        # Registers what the timeline of a school tells.
        from hubs import school_events  # noqa: F401
