from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        # Tasks of every app find their broker through this application.
        from portal import celery  # noqa: F401
