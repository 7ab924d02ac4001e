"""What this app adds to the packages below it, loaded once the apps are ready."""

from evaluations.hooks import onward, tabs, wanted

__all__ = ["onward", "tabs", "wanted"]
