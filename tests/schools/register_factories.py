"""Files of the national register, what they changed, and links between schools."""

import zlib
from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from schools.choices import ChangeKind, ImportState, LinkKind, RegisterFileKind, SchoolStatus
from schools.models import RegisterChange, RegisterImport, RegisterPart, SchoolLink
from tests.factories import SchoolFactory


class RegisterImportFactory(DjangoModelFactory):
    """A register of one school that was checked and waits for somebody."""

    class Meta:
        model = RegisterImport

    kind = RegisterFileKind.SCHOOLS
    state = ImportState.READY
    name = factory.Sequence(lambda n: f"edubasealldata{20260000 + n}.csv")
    size = 1000
    report = factory.LazyFunction(
        lambda: {
            "rows": 1,
            "created": 0,
            "updated": 1,
            "unchanged": 0,
            "skipped": [{"line": 3, "why": "URN 1 has no name."}],
            "skipped_number": 1,
            "problems": ["The file has no column Town, so what is known of it was kept."],
            "kinds": {ChangeKind.RENAMED: 1},
            "examples": {
                ChangeKind.RENAMED: [
                    {"urn": 1, "name": "Elm Academy", "authority": "Elmfield", "details": ""}
                ]
            },
        }
    )


class RegisterPartFactory(DjangoModelFactory):
    class Meta:
        model = RegisterPart

    source = factory.SubFactory(RegisterImportFactory)
    number = 0
    content = factory.LazyFunction(lambda: zlib.compress(b"URN\r\n1\r\n"))


class RegisterChangeFactory(DjangoModelFactory):
    """A new name of a school that lies in no hub's area."""

    class Meta:
        model = RegisterChange

    source = factory.SubFactory(RegisterImportFactory)
    school = factory.SubFactory(SchoolFactory)
    kind = ChangeKind.RENAMED
    before = {"name": "Elm School"}
    after = {"name": "Elm Academy"}
    found_on = date(2025, 7, 18)


class SchoolLinkFactory(DjangoModelFactory):
    class Meta:
        model = SchoolLink

    predecessor = factory.SubFactory(SchoolFactory, status=SchoolStatus.CLOSED)
    successor = factory.SubFactory(SchoolFactory)
    kind = LinkKind.SUCCESSION


def add_register_file(world: Any) -> None:
    """A file of the register waits to be applied; an earlier one changed a school elsewhere."""
    world.rows["register_import"] = RegisterImportFactory()
    RegisterPartFactory(source=world.rows["register_import"])
    RegisterChangeFactory(source=world.rows["register_import"])
