"""The sections of a board pack, which register themselves as they are imported."""

from evaluations.queries import pack_people, pack_work

__all__ = ["pack_people", "pack_work"]
