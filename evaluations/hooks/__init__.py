"""What this app adds to the packages below it, loaded once the apps are ready."""

from evaluations.hooks import again, onward, tabs, wanted

__all__ = ["again", "onward", "tabs", "wanted"]
