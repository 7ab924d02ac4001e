"""A school that staff name in a form: by its name, its town, its postcode or its URN.

The portal's script offers schools while somebody types and notes the one they chose. Without it
the form answers what was typed: with the one school that matches, or with those to choose from
beside the box. Nothing else in the form is lost by it.
"""

from collections.abc import Collection

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import cached_property

from access.scoping import hubs_of
from pages.forms.widgets import SchoolInput, SchoolsInput
from pages.rules.search_words import search_words
from schools.models import School
from schools.queries.school import FOUND, find_schools

NOTHING_TYPED = "Enter the school’s name, postcode or URN"
HINT = "Type its name, town, postcode or URN. Each is enough."
SCHOOLS_AT_MOST = 50


class SchoolField(forms.Field):
    """One school. `with_closed` finds those too that have closed, and `with_organisations`
    universities and others that are in no register.
    """

    widget: type[forms.Widget] | forms.Widget = SchoolInput
    own_hubs: Collection[int] = ()  # whose schools are listed first
    candidates: Collection[School] = ()  # to choose from, once what was typed fits several
    answer: School | None = None
    default_error_messages = {
        "several": "Several schools match “%(typed)s”. Choose yours from the list, or type more of "
        "its name",
        # Nobody is taken to mean another school than the one they spelt.
        "nearly": "No %(open)sschool is spelt “%(typed)s”. Choose yours from those that are spelt "
        "nearly so, or type its postcode or URN",
        "unknown": "No %(open)sschool matches “%(typed)s”. Try fewer words of its name, its "
        "postcode or its URN",
    }

    def __init__(self, *, with_closed=False, with_organisations=False, **kwargs):
        kwargs.setdefault("help_text", HINT)
        self.with_closed, self.with_organisations = with_closed, with_organisations
        messages = {"required": NOTHING_TYPED} | kwargs.pop("error_messages", {})
        super().__init__(error_messages=messages, **kwargs)

    def prepare_for(self, user) -> None:
        self.own_hubs = hubs_of(user)

    @property
    def source(self) -> str:
        """The address that offers schools as somebody types."""
        return reverse("schools:school_search") + ("" if self.with_organisations else "?registered")

    @cached_property
    def schools(self):
        rows = School.objects.unmerged() if self.with_closed else School.objects.open()
        return rows if self.with_organisations else rows.registered()

    def clean(self, value):
        typed, chosen, chosen_for = parts_of(value)
        self.answer = self.read(typed, chosen if typed == chosen_for else "")
        return self.answer

    def read(self, typed: str, chosen: str) -> School | None:
        if not typed:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        return self.with_id(chosen) or self.with_urn(typed) or self.only_one(typed)

    def with_id(self, chosen: str) -> School | None:
        is_id = chosen.isascii() and chosen.isdigit() and len(chosen) < 19
        return self.schools.filter(pk=int(chosen)).first() if is_id else None

    def with_urn(self, typed: str) -> School | None:
        is_urn = typed.isascii() and typed.isdigit() and len(typed) < 8
        return self.schools.filter(urn=int(typed)).first() if is_urn else None

    def only_one(self, typed: str) -> School:
        found = find_schools(typed, among=self.schools, first=self.own_hubs)
        is_spelt_so = bool(found) and self.schools.holding(search_words(typed)).exists()
        if is_spelt_so and len(found) == 1:
            return found[0]
        self.candidates = found
        is_open = "" if self.with_closed else "open "
        said = {"typed": typed[:60], "open": is_open}
        code = "unknown" if not found else "several" if is_spelt_so else "nearly"
        raise ValidationError(self.error_messages[code], code=code, params=said)

    def bound_data(self, data, initial):
        return self.answer or data

    def prepare_value(self, value):
        """The words in the box, the school's id, and the words for which it was chosen."""
        if isinstance(value, int):
            value = School.objects.filter(pk=value).first()
        if isinstance(value, School):
            return [value.name, value.pk, value.name]
        typed, chosen, chosen_for = parts_of(value)
        return [typed, chosen, typed if self.candidates else chosen_for]

    @property
    def is_full_list(self) -> bool:
        return len(self.candidates) >= FOUND


class SchoolsField(SchoolField):
    """Any number of schools: those kept so far, and what is typed to add one more.

    URNs may be typed several at once, as they come from a list.
    """

    widget = SchoolsInput
    kept: Collection[School] = ()

    def clean(self, value):
        typed, chosen, chosen_for, kept = schools_parts_of(value)
        self.kept = list(School.objects.filter(pk__in=kept).order_by("name", "pk"))
        more = self.listed(typed)
        if not more and (one := super().clean([typed, chosen, chosen_for])):
            more = [one]
        self.kept = list(dict.fromkeys([*self.kept, *more]))
        if len(self.kept) > SCHOOLS_AT_MOST:
            raise ValidationError(f"Choose at most {SCHOOLS_AT_MOST} schools", code="too_many")
        return self.kept

    def listed(self, typed: str) -> list[School]:
        """The schools of several URNs; none where anything else was typed."""
        # One more than may be kept, so that clean() still sees that there are too many.
        numbers = typed.replace(",", " ").replace(";", " ").split()[: SCHOOLS_AT_MOST + 1]
        if len(numbers) < 2:
            return []
        found = [self.with_urn(number) for number in numbers]
        # All or none: a list with a wrong number is shown again, whole, to be put right.
        return [school for school in found if school] if all(found) else []

    def bound_data(self, data, initial):
        """What was added stands among those kept, and the box is empty for the next."""
        typed, chosen, chosen_for, kept = schools_parts_of(data)
        left = [typed, chosen, chosen_for] if not self.is_added(typed) else ["", "", ""]
        return [*left, [school.pk for school in self.kept] or kept]

    def is_added(self, typed: str) -> bool:
        return bool(self.answer) or bool(self.listed(typed))

    def prepare_value(self, value):
        if isinstance(value, list) and all(isinstance(one, School) for one in value):
            self.kept = value
            return ["", "", "", [school.pk for school in value]]
        typed, chosen, chosen_for, kept = schools_parts_of(value)
        return [typed, chosen, typed if self.candidates else chosen_for, kept]


def parts_of(value) -> list[str]:
    """What the three boxes held; a box that was not sent is empty."""
    parts = list(value) if isinstance(value, list | tuple) else [value]
    return [str(part or "").strip() for part in [*parts, "", "", ""][:3]]


def schools_parts_of(value) -> tuple[str, str, str, list[int]]:
    parts = list(value) if isinstance(value, list | tuple) else []
    kept = parts[3] if len(parts) > 3 and isinstance(parts[3], list) else []
    ids = [int(pk) for pk in map(str, kept) if pk.isascii() and pk.isdigit() and len(pk) < 19]
    typed, chosen, chosen_for = parts_of(parts)
    return typed, chosen, chosen_for, ids[:SCHOOLS_AT_MOST]
