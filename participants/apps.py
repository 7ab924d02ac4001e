from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"

    def ready(self) -> None:
        # Register which emails are still wanted and what the timeline of a school tells.
        from participants import school_events, wanted  # noqa: F401
