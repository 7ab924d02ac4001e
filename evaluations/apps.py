from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "evaluations"

    def ready(self) -> None:
        # Registers which emails are still wanted.
        from evaluations import wanted  # noqa: F401
