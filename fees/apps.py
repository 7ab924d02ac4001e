from django.apps import AppConfig


class FeesConfig(AppConfig):
    name = "fees"

    def ready(self) -> None:
        # Register which emails are still wanted and what the timeline of a school tells.
        from fees import school_events, wanted  # noqa: F401
