from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "schools"

    def ready(self) -> None:
        # Registers what the timeline of a school tells.
        from schools import school_events  # noqa: F401
