"""What this app adds to the packages below it, loaded once the apps are ready."""

from evaluations.hooks import (
    again,
    board_pack,
    hub_panels,
    late,
    onward,
    own_data,
    place_panels,
    register_panels,
    shown,
    tabs,
    wanted,
    workgroup_panels,
)

__all__ = [
    "again",
    "board_pack",
    "hub_panels",
    "late",
    "onward",
    "own_data",
    "place_panels",
    "register_panels",
    "shown",
    "tabs",
    "wanted",
    "workgroup_panels",
]
