from django.apps import AppConfig


class FeesConfig(AppConfig):
    name = "fees"

    def ready(self) -> None:
        # Register which emails are still wanted, what the timeline of a school tells, what keeps
        # a register closed, and what stays when organisations are merged.
        from fees import objections, school_events, wanted  # noqa: F401
        from fees.actions import merge_organisations  # noqa: F401
