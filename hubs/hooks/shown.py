"""What of the hubs and their people stands on the kept public pages."""

from hubs.models import FeePolicy, FormerName, Hub, HubArea, HubText, User
from pages.shown import shows

shows(Hub, FormerName, HubArea, HubText, FeePolicy, User)
