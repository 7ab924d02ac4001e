"""People whose school has closed, and moving them to the one that came of it."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedList
from participants.actions.move_school import move_to_school, people_to_move
from participants.forms.closed_school import NewSchoolForm
from participants.models import ExpressionOfInterest
from schools.queries.lineage import successors_of

AT_MOST_NAMED = 20


class ClosedSchools(ScopedList):
    """Open expressions of interest, and places, of schools that have closed."""

    model = ExpressionOfInterest
    can = Permission.ALLOCATE_PLACES
    template_name = "participants/closed_schools.html"
    sorts = {"school": "school__name", "name": "name", "workgroup": "workgroup__title"}
    export_name = "people-of-closed-schools"
    export_columns = {
        "Name": lambda row: row.name,
        "Email": lambda row: row.email,
        "Closed school": lambda row: row.school.name,
        "URN": lambda row: row.school.urn,
        "Closed on": lambda row: row.school.closed_on,
        "Work Group": lambda row: str(row.workgroup),
        "State": lambda row: row.state_words,
    }

    def prepare(self, queryset):
        rows = queryset.of_closed_schools(timezone.now())
        return rows.select_related("school", "workgroup")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        successors = successors_of({row.school_id for row in rows})
        return context | {"rows": [(row, successors[row.school_id]) for row in rows]}


class MoveToSchool(ScopedAction):
    """Move everybody of one closed school in the hub, after a look at who they are."""

    model = ExpressionOfInterest
    can = Permission.ALLOCATE_PLACES
    form_class = NewSchoolForm
    explanation = [
        "The school has closed. What is still to come for its people goes on under the"
        " school you choose here.",
        "Nobody is written to. Registers and fees of the past keep the old school.",
    ]

    def prepare(self, queryset):
        return queryset.select_related("school", "workgroup")

    def get_form_kwargs(self):
        successors = successors_of([self.object.school_id])[self.object.school_id]
        return super().get_form_kwargs() | {"successors": successors}

    def get_context_data(self, **kwargs):
        rows = people_to_move(self.object).select_related("workgroup")
        rows = list(rows.with_another_open().order_by("name", "pk"))
        named = [f"{row.name}: {row.workgroup}{self.asked_twice(row)}" for row in rows]
        named = named[:AT_MOST_NAMED]
        more = len(rows) - len(named)
        return super().get_context_data(
            title=f"Move {people_words(len(rows))} from {self.object.school}?",
            summary=[("People", "\n".join([*named, *([f"and {more} more"] if more else [])]))],
            button=f"Move {people_words(len(rows))}",
            **kwargs,
        )

    def asked_twice(self, row) -> str:
        """Once both are of one school nothing tells them apart."""
        if not row.has_another_open:
            return ""
        return " (has asked from another school as well: withdraw one of the two afterwards)"

    def act(self, form):
        return move_to_school(interest=self.object, school=form.chosen)

    def get_success_message(self):
        return f"Done: {people_words(self.result)} moved to the new school."

    def get_success_url(self):
        return reverse("participants:closed_schools")


def people_words(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
