"""What this app adds to the packages below it, loaded once the apps are ready."""

from fees.hooks import (
    board_pack,
    called_off,
    merging,
    objections,
    own_data,
    own_school,
    register,
    school_events,
    tabs,
    wanted,
    workgroup_panels,
)

__all__ = [
    "board_pack",
    "called_off",
    "merging",
    "objections",
    "own_data",
    "own_school",
    "register",
    "school_events",
    "tabs",
    "wanted",
    "workgroup_panels",
]
