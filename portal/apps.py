from django.apps import AppConfig
from django.conf import settings


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        # Tasks of every app find their broker through this application.
        from portal import celery  # noqa: F401

        if settings.SENTRY_DSN:
            from portal import error_reports

            error_reports.start_error_reports(settings.SENTRY_DSN)
