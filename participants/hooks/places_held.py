"""How many places of Work Groups are held, for whoever changes their number or looks for one."""

from participants.queries.place import places_held_column, places_held_in, places_of
from workgroups.actions.places import counts_places
from workgroups.models import WorkGroup
from workgroups.queries.places import tells_places_held, tells_places_held_as_column
from workgroups.rules.places import PlacesHeld


@counts_places
def held_by_people(workgroup: WorkGroup) -> PlacesHeld:
    places = places_of(workgroup)
    return PlacesHeld(given=places.taken, offered=places.offered)


tells_places_held(places_held_in)
tells_places_held_as_column(places_held_column)
