"""Found by gunicorn by itself where it is started beside manage.py."""

logger_class = "portal.server_log.ServerLog"
