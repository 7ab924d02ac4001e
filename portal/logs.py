"""What the log says and leaves out."""

import logging
import re

# What a link from an email carries, also cut short, spoilt or escaped: whoever has one may act for
# whom it was sent to, and from one that lacks a letter the whole is soon guessed.
TOKEN = re.compile(
    r"\d{1,19}(?:\.[0-9a-f]+)?(?::|%3A)[\w-]{4,12}(?::|%3A)[\w%-]{10,}", re.IGNORECASE
)


class WithoutTokens(logging.Formatter):
    """Every line as it would be, tracebacks too, with what opens a page left out."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("…", super().format(record))


class RefusalsInOneLine(logging.Filter):
    """A page refused to somebody is no mistake of ours: its line needs no traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", None) == 403:
            record.exc_info = None
        return True
