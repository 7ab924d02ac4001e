from django.apps import AppConfig


class WorkgroupsConfig(AppConfig):
    name = "workgroups"

    def ready(self) -> None:
        # Registers what the timeline of a school tells.
        from workgroups import school_events  # noqa: F401
