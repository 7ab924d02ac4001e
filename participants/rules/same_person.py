"""Whether what somebody says of themselves is about a person known at the same email address.

An office or a department may share a mailbox, and an address may be mistyped as somebody else's:
whoever says another name or school is somebody new until a person has decided.
"""

from pages.rules.same_name import is_same_name


def is_said_of(*, name: str, school: int, known_name: str, known_school: int) -> bool:
    """`school` and `known_school` are primary keys."""
    return school == known_school and is_same_name(name, known_name)
