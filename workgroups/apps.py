from django.apps import AppConfig


class WorkgroupsConfig(AppConfig):
    name = "workgroups"

    def ready(self) -> None:
        # Register which emails are still wanted and what the pages of a school tell.
        from workgroups import school_events, school_panels, wanted  # noqa: F401
