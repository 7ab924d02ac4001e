from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "outbox"

    def ready(self):
        from access.links import stopped_by
        from outbox.queries import is_link_stopped

        stopped_by.append(is_link_stopped)
