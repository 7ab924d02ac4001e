"""What the web server itself says: where an operator asks for a log of accesses, that too."""

from gunicorn.glogging import Logger

from portal.logs import WithoutTokens


class ServerLog(Logger):
    def setup(self, cfg) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(WithoutTokens(self.error_fmt, self.datefmt))
        for handler in self.access_log.handlers:
            handler.setFormatter(WithoutTokens(self.access_fmt))
