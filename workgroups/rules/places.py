"""How many places a Work Group may have, once some are given out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlacesHeld:
    """Places given to people, and held for those whose offers are open."""

    given: int = 0
    offered: int = 0

    @property
    def in_all(self) -> int:
        return self.given + self.offered

    def is_below_given(self, capacity: int) -> bool:
        return capacity < self.given

    def is_below_offers(self, capacity: int) -> bool:
        """Is there a place for all who have one, and not for all who are offered one?"""
        return self.given <= capacity < self.in_all


def below_given_words(held: PlacesHeld) -> str:
    people = "1 person has" if held.given == 1 else f"{held.given} people have"
    return (
        f"{people} a place already, so there must be at least {held.given}. To make it smaller, "
        "give up a place for somebody first."
    )


def below_offers_words(held: PlacesHeld, capacity: int) -> str:
    """What follows where the number is kept all the same."""
    people = "1 person has" if held.given == 1 else f"{held.given} people have"
    offered = "1 is offered" if held.offered == 1 else f"{held.offered} are offered"
    left = capacity - held.given
    room = "nobody" if left == 0 else f"only {left}"
    return (
        f"{people} a place and {offered} one, so {held.in_all} places are held. With {capacity} "
        f"places, {room} of those with an offer can accept it. Take offers back first, or tick "
        "below that you mean it."
    )
