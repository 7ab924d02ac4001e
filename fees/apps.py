from django.apps import AppConfig


class FeesConfig(AppConfig):
    name = "fees"

    def ready(self) -> None:
        # Register which emails are still wanted, what the timeline of a school tells, and what
        # keeps a register closed.
        from fees import objections, school_events, wanted  # noqa: F401
