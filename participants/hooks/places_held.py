"""How many places of a Work Group are held, for whoever changes their number."""

from participants.queries.place import places_of
from workgroups.actions.places import counts_places
from workgroups.models import WorkGroup
from workgroups.rules.places import PlacesHeld


@counts_places
def held_by_people(workgroup: WorkGroup) -> PlacesHeld:
    places = places_of(workgroup)
    return PlacesHeld(given=places.taken, offered=places.offered)
