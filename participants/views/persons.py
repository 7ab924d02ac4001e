"""The people whom a hub knows, each with one page: who they are, and what they took part in."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from access.refusal import left_to_a_colleague
from access.scoping import row_or_refusal
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList
from participants.actions.person import (
    add_person_school,
    change_school,
    end_person_school,
    rename_person,
)
from participants.actions.teacher_reference import check_has_trn, look_at_trn, say_reference
from participants.filters.person import PersonFilter
from participants.forms.person import (
    AddPersonSchoolForm,
    ChangeSchoolForm,
    EndPersonSchoolForm,
    LookAtTrnForm,
    RenamePersonForm,
    TrnForm,
)
from participants.models import Person, PersonSchool, TrnLook
from participants.queries.person import (
    doubles_of,
    history_of_person,
    merges_of,
    names_before,
    years_of,
)
from participants.queries.teacher_reference import MINUTES, shown_since, trn_of
from participants.rules.own import OWN_PLACE, is_own


class PersonList(ScopedList):
    model = Person
    can = Permission.KEEP_PEOPLE
    template_name = "participants/person_list.html"
    filterset_class = PersonFilter
    sorts = {"name": "name", "school": "school__name"}
    export_name = "people"
    export_columns = {
        "Name": lambda row: row.name,
        "Email": lambda row: row.email,
        "Telephone": lambda row: row.telephone,
        "School": lambda row: row.school.name,
        "URN": lambda row: row.school.urn,
        "At this school since": lambda row: row.at_school_from,
    }

    def prepare(self, queryset):
        return queryset.unmerged().select_related("school")


class PersonPage:
    """What pages about one person share."""

    model = Person
    can = Permission.KEEP_PEOPLE

    def prepare(self, queryset):
        return queryset.unmerged().select_related("school")

    def get_success_url(self):
        return reverse("participants:person", args=[self.object.pk])

    def grown_ups(self):
        return [self.object.name]


class PersonDetail(PersonPage, ScopedDetail):
    template_name = "participants/person_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        person, user = context["object"], self.request.user
        return context | {
            "person": person,
            "left_to": left_to_a_colleague(OWN_PLACE) if is_own(user, person) else "",
            "reference": person.references.select_related("said_by").first(),
            "names_before": names_before(person),
            "schools": list(person.other_schools.select_related("school")),
            "asked": years_of(person, user),
            "doubles": doubles_of(person, user),
            "merges": merges_of(person),
        }


class PersonHistory(PersonPage, ScopedDetail):
    template_name = "participants/person_history.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        person = context["object"]
        return context | {
            "person": person,
            "changes": history_of_person(person, self.request.user),
        }


class PersonForm(PersonPage, ScopedForm):
    """One thing about one person."""

    template_name = "components/form_page.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=self.object.name, **kwargs)


class RenamePerson(PersonForm):
    form_class = RenamePersonForm
    title = "Change their name"
    intro = "What they sent under the old name stays as they sent it."

    def get_initial(self):
        return {"name": self.object.name, "why": RenamePersonForm.MARRIED}

    def act(self, form):
        return rename_person(
            person=self.object,
            name=form.cleaned_data["name"],
            keeps_former=form.keeps_former,
            on=timezone.localdate(),
            by=self.request.user,
        )

    def get_success_message(self):
        return f"They are called {self.result.name} from now on."


class ChangeSchool(PersonForm):
    form_class = ChangeSchoolForm
    title = "They have moved to another school"
    intro = (
        "Places they have stay with the school that agreed to them. To move a place too, put its "
        "details right."
    )

    def get_initial(self):
        return {"on": timezone.localdate()}

    def act(self, form):
        return change_school(person=self.object, by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        school = self.result.school
        return f"{self.result.name} is at {school} now, and their places stay as they were."


class AddPersonSchool(PersonForm):
    form_class = AddPersonSchoolForm
    title = "They work at another school as well"

    def act(self, form):
        return add_person_school(person=self.object, by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        return f"{self.object.name} is known to work at {self.result.school} as well."


class EndPersonSchool(ScopedForm):
    model = PersonSchool
    can = Permission.KEEP_PEOPLE
    form_class = EndPersonSchoolForm
    template_name = "components/form_page.html"

    def prepare(self, queryset):
        return queryset.current().select_related("person", "school")

    @property
    def title(self) -> str:
        return f"{self.object.person.name} no longer works at {self.object.school}"

    def act(self, form):
        return end_person_school(
            person_school=self.object, by=self.request.user, **form.cleaned_data
        )

    def get_success_message(self):
        return "Their last day there is kept."

    def get_success_url(self):
        return reverse("participants:person", args=[self.object.person_id])


class EditTrn(PersonForm):
    can = Permission.VIEW_TRN
    form_class = TrnForm
    title = "Teacher reference number"
    intro = "For somebody who told you. What stood there before is replaced."

    def act(self, form):
        return say_reference(
            person=self.object,
            number=form.cleaned_data["trn"],
            none_because=form.cleaned_data["none_because"],
            by=self.request.user,
        )

    def get_success_message(self):
        return "Saved, and only the last two digits of a number are shown."


class LookAtTrn(PersonPage, ScopedAction):
    """Asks what for; the row that it writes opens the page with the number for a few minutes."""

    can = Permission.VIEW_TRN
    form_class = LookAtTrnForm

    @property
    def title(self) -> str:
        return f"Show the teacher reference number of {self.object.name}?"

    def check(self):
        check_has_trn(self.object)

    def act(self, form):
        return look_at_trn(
            person=self.object, reason=form.cleaned_data["reason"], by=self.request.user
        )

    def get_success_url(self):
        look = getattr(self, "result", None)
        return reverse("participants:trn_shown", args=[look.pk]) if look else self.back_url

    @property
    def back_url(self) -> str:
        return reverse("participants:person", args=[self.object.pk])


class TrnShown(ScopedDetail):
    """The number, for whoever has just said what they need it for, and for nobody else."""

    model = TrnLook
    can = Permission.VIEW_TRN
    template_name = "participants/trn_shown.html"

    def prepare(self, queryset):
        rows = queryset.filter(looked_by=self.request.user, looked_at__gt=shown_since())
        return rows.select_related("person")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        look = context["object"]
        return context | {"person": look.person, "number": trn_of(look), "minutes": MINUTES}

    def render_to_response(self, context, **kwargs):
        answer = super().render_to_response(context, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        return answer


def person_in_reach(user, pk: int) -> Person:
    """Somebody whom the user keeps, or 404."""
    people = Person.objects.visible_to(user).unmerged().select_related("school")
    return row_or_refusal(people, user, can=Permission.KEEP_PEOPLE, pk=pk)
