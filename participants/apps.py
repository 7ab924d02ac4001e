from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"

    def ready(self) -> None:
        # Register which emails are still wanted and what the pages of a school tell.
        from participants import school_events, school_panels, wanted  # noqa: F401
