"""What the log says and leaves out."""

import logging


class RefusalsInOneLine(logging.Filter):
    """A page refused to somebody is no mistake of ours: its line needs no traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", None) == 403:
            record.exc_info = None
        return True
