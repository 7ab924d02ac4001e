"""Whoever has a part in a workshop is told of its new link, or of its venue's new address."""

from participants.actions.tell_details import tell_of_address, tell_of_link
from workgroups.actions.details import tellers

tellers.of_link.append(tell_of_link)
tellers.of_venue.append(tell_of_address)
