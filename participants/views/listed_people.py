"""A whole list of people, pasted or uploaded, shown line by line before anybody is added."""

import csv
import io

from django.http import QueryDict
from django.urls import reverse

from access.permissions import Permission
from pages.base_views import ScopedForm
from pages.exports import csv_response
from pages.set_aside import set_aside
from pages.wording import counted_things
from participants.actions.interest import check_not_over
from participants.actions.listed_people import (
    InterestOfList,
    check_anybody,
    record_listed_people,
)
from participants.choices import ListedState
from participants.forms.listed_people import ListedPeopleForm
from participants.models import ExpressionOfInterest
from participants.queries.listed_people import heads_known
from participants.rules.eligibility import reason_for_staff
from participants.rules.listed_verdict import ListedVerdict
from schools.models import Contact
from workgroups.models import WorkGroup
from workgroups.rules.phases import phase_against, phases_of_school

# Whom a person has to look at comes first.
GROUPS = (
    ListedState.DOUBTFUL,
    ListedState.WRONG,
    ListedState.KNOWN,
    ListedState.NEW,
    ListedState.DUPLICATE,
    ListedState.ELSEWHERE,
    ListedState.SKIPPED,
)


class AddListedPeople(ScopedForm):
    """Reads the list, asks about its doubtful lines, and adds all the good ones at once."""

    model = WorkGroup
    can = Permission.ALLOCATE_PLACES
    form_class = ListedPeopleForm
    template_name = "participants/listed_people.html"
    title = "Add a list of people"
    working = "Going through the list line by line."

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy")

    def check(self):
        check_not_over(self.object)

    def get_form_kwargs(self):
        given = {"workgroup": self.object, "user": self.request.user}
        return super().get_form_kwargs() | given

    def form_valid(self, form):
        self.people = {row.key: self.people_of(form, row) for row in form.settled}
        match self.request.POST.get("do"):
            case "add":
                return super().form_valid(form)
            case "download":
                return left_out_file(form)
        return self.render_to_response(self.get_context_data(form=form))

    def form_invalid(self, form):
        self.people = {row.key: self.people_of(form, row) for row in form.settled}
        return super().form_invalid(form)

    def people_of(self, form, row: ListedVerdict) -> list[InterestOfList]:
        """Usually one; two where both names of a line are taken. Notes what else is known."""
        if not (row.is_taken and row.school):
            return []
        said, school = row.said, form.schools[row.school]
        job_role = said.job_role or form.cleaned_data.get("job_role") or ""
        head_name, head_email = self.head_of(form, row, job_role)
        return [
            InterestOfList(
                name=name,
                email=row.email,
                school=school,
                job_role=job_role,
                telephone=said.telephone,
                head_name=head_name,
                head_email=head_email,
                received_on=said.received_on,
            )
            for name in row.names
        ]

    def head_of(self, form, row: ListedVerdict, job_role: str) -> tuple[str, str]:
        """As the list says, else as the hub knows: nobody is asked about their own place."""
        name, email = row.said.head_name, row.said.head_email
        if not email:
            known_name, email = self.heads(form).get(row.school, ("", ""))
            name = name or known_name
        is_own = email == row.email and job_role != "headteacher"
        return name, "" if is_own else email

    def heads(self, form) -> dict[int, tuple[str, str]]:
        if self.object.project.is_event:
            return {}
        if not hasattr(self, "known_heads"):
            user = self.request.user
            self.known_heads = heads_known(
                self.object,
                {row.school for row in form.settled if row.school},
                Contact.objects.visible_to(user, can=Permission.VIEW_SCHOOLS),
                ExpressionOfInterest.objects.visible_to(user, can=Permission.VIEW_PEOPLE),
            )
        return self.known_heads

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            workgroup=self.object, kept=self.request.GET.get("kept", ""), **kwargs
        )
        form = context["form"]
        if not (form.is_bound and form.settled):
            return context
        taken = [one for row in form.taken for one in self.people[row.key]]
        heads = {one.head_email for one in taken if one.head_email}
        form.say_how_many_are_told(
            people=len(taken),
            heads=len(heads),
            without_head=sum(not one.head_email for one in taken),
        )
        for row in form.taken:
            row.notes += self.notes_on(form, row)
        return context | {
            "groups": [(state, rows) for state in GROUPS if (rows := form.lines_in(state))],
            "passed_over": form.tables.passed_over,
            "taken": len(taken),
            "button_words": f"Add {people_words(len(taken))}",
        }

    def notes_on(self, form, row: ListedVerdict) -> list[str]:
        """What speaks against a place, which is for later to judge."""
        school = form.schools[row.school]
        of_school = phases_of_school(school.phase, school.low_age, school.high_age)
        job_role = row.said.job_role or form.cleaned_data.get("job_role") or ""
        labels = self.object.project.role_labels
        against = [
            phase_against(self.object.phases, of_school),
            reason_for_staff(job_role, self.object.eligible_roles, labels),
        ]
        return [reason for reason in against if reason]

    def act(self, form):
        people = [one for row in form.taken for one in self.people[row.key]]
        check_anybody(people)
        taken = record_listed_people(
            workgroup=self.object,
            people=people,
            by=self.request.user,
            thanks=form.cleaned_data["thanks"],
            asks_heads=form.cleaned_data.get("asks_heads", False),
            signed_on=form.cleaned_data.get("signed_on"),
        )
        self.left = form.left_out
        return taken

    def get_success_message(self):
        taken = self.result
        said = [f"Added: {people_words(len(taken.added))}."]
        if taken.there_already:
            said.append(f"There already: {people_words(taken.there_already)}.")
        if taken.thanked:
            said.append("Each of them is told by email.")
        if taken.heads_asked:
            heads = counted_things(taken.heads_asked, "head")
            said.append(f"Asked by email to approve: {heads}.")
        if self.left:
            lines = counted_things(len(self.left), "line")
            said.append(f"Left out: {lines}, below, to be put right and added.")
        return " ".join(said)

    def get_success_url(self):
        people = reverse("participants:people", args=[self.object.pk])
        if not getattr(self, "left", None):
            return people
        typed = QueryDict(mutable=True)
        typed["pasted"] = list_of_lines(self.left)
        session, path = self.request.session, self.request.path
        token = set_aside(session, path=path, typed=typed, about=None, by=self.request.user.pk)
        return f"{path}?kept={token}"

    @property
    def back_url(self):
        return reverse("participants:people", args=[self.object.pk])


def people_words(number: int) -> str:
    return f"{number} {'person' if number == 1 else 'people'}"


def left_out_file(form):
    """The lines that are left out, with why, to be put right where the list is kept."""
    columns = {
        "Line": lambda row: row.said.line,
        "Why it was left out": lambda row: " ".join(row.reasons),
    } | {
        heading: lambda row, heading=heading: row.said.by_heading.get(heading, "")
        for heading in form.tables.headings
    }
    return csv_response("left-out", columns, form.left_out)


def list_of_lines(rows: list[ListedVerdict]) -> str:
    """As a list again, under the headings that each line had."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    headings: tuple[str, ...] = ()
    for row in rows:
        if row.said.headings != headings:
            headings = row.said.headings
            writer.writerow(headings)
        writer.writerow(row.said.cells_put_right)
    return written.getvalue()
