"""The attendance list of an online workshop, and whom of the register each guest on it is."""

import codecs
from hashlib import sha256
from typing import Any, ClassVar

from django import forms

from access.refusal import Refused
from participants.queries.attendance_register import RegisterRow
from participants.rules.online_list import Guest, read_online_list
from participants.rules.online_people import Expected, Match, match_guests
from workgroups.forms.list_file import TextOrFileForm

LETTERS_AT_MOST = 400_000
GUESTS_AT_MOST = 300
TOO_LONG = "This list is longer than any of one workshop. Choose the list of this workshop"
NOBODY = "Nobody on the register"


class OnlineListForm(TextOrFileForm):
    """The list and, once it is read, a box who-<guest> for each guest on it."""

    box = "pasted"
    letters_at_most = LETTERS_AT_MOST
    too_long = TOO_LONG
    asked_for = ("file", "Choose the list, or paste it below")
    needed_at_times = frozenset({"pasted", "file"})
    # The list goes no further than this page, so that nobody is asked about the names in it.
    keeps_answers = False
    widths: ClassVar[dict[str, int]] = {"at_least": 3}

    file = forms.FileField(
        label="The attendance list, as Teams, Zoom or Google Meet gives it",
        help_text="A CSV or Excel file. Choose it as you downloaded it.",
        required=False,
        allow_empty_file=True,
    )
    pasted = forms.CharField(
        label="Or paste the list",
        required=False,
        max_length=LETTERS_AT_MOST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": TOO_LONG},
    )
    at_least = forms.IntegerField(
        label="Minutes from which somebody was here",
        help_text="Whoever was there for less is left without a mark, for you to decide.",
        min_value=1,
        max_value=600,
        initial=1,
        error_messages={"required": "Enter a number of minutes, such as 1"},
    )

    def __init__(self, *args, rows: list[RegisterRow], day, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = [one for row in rows for one in expected(row)]
        self.day = day
        self.guests: list[Guest] = []

    def text_of(self, data: bytes) -> str:
        """Teams writes UTF-16."""
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            try:
                return data.decode("utf-16")
            except UnicodeDecodeError as error:
                raise Refused("The file is damaged. Download the list again") from error
        return super().text_of(data)

    def read(self, text: str) -> None:
        guests = read_online_list(text, self.day)
        if len(guests) > GUESTS_AT_MOST:
            raise Refused(TOO_LONG)
        self.guests = guests
        for guest, found in zip(guests, match_guests(guests, self.people), strict=True):
            self.add_box(guest, found)

    def add_box(self, guest: Guest, found: Match) -> None:
        name = box_of(guest)
        choices = [("", NOBODY), *[(str(one.pk), words_of(one)) for one in self.people]]
        thought_of = [one for one in self.people if one.pk == found.perhaps]
        field = forms.ChoiceField(
            label=f"Who is {guest.names[0]}?",
            help_text=f"Perhaps {thought_of[0].name}" if thought_of else "",
            choices=choices,
            required=False,
            initial="" if found.person is None else str(found.person),
        )
        self.fields[name] = field
        if name not in self.data:
            self.data[name] = field.initial
        try:
            self.cleaned_data[name] = field.clean(self.data[name])
        except forms.ValidationError:
            self.add_error(name, "Choose somebody on the register, or nobody")

    def lines(self) -> list[tuple[Guest, Any]]:
        """Those whom a person has to recognise come first."""
        lines = [(guest, self[box_of(guest)]) for guest in self.guests]
        return sorted(lines, key=lambda line: bool(line[1].value()))

    def guests_by_person(self) -> dict[int, list[Guest]]:
        """Those who were there, by whom each was said to be, as expected() numbers them."""
        found: dict[int, list[Guest]] = {}
        for guest in self.guests:
            person = self.cleaned_data.get(box_of(guest))
            if person and guest.was_there:
                found.setdefault(int(person), []).append(guest)
        return found


def expected(row: RegisterRow) -> list[Expected]:
    """Whoever has the place and, by its number with a minus, a colleague who comes instead."""
    place, school = row.participant, str(row.participant.school)
    found = [Expected(place.pk, place.person.name, place.person.email, school)]
    if row.substitution:
        instead = f"{school}, in place of {place.person}"
        found.append(Expected(-place.pk, row.substitution.name, row.substitution.email, instead))
    return found


def words_of(person: Expected) -> str:
    return f"{person.name}, {person.school}"


def box_of(guest: Guest) -> str:
    """By who the guest is and not by its line, as the list may be put right in between."""
    said = "\n".join([guest.email.casefold(), *guest.names])
    return f"who-{sha256(said.encode()).hexdigest()[:12]}"
