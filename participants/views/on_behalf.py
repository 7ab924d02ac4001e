"""An expression of interest that the hub enters for somebody who wrote or rang."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.scoping import hubs_of
from pages.base_views import ScopedForm, ScopedList, row_id
from participants.actions.two_at_once import record_colleagues
from participants.forms.interest import OnBehalfForm
from participants.forms.year_group import ask_year_group
from participants.models import ExpressionOfInterest, UnnamedPlace, WalkIn
from participants.queries.composition import years_to_ask
from participants.queries.interest import last_naming_head, phase_against_school
from participants.queries.same_person import is_in_doubt
from participants.queries.unnamed_place import unnamed_of
from schools.choices import ContactRole
from schools.models import Contact
from schools.queries.contact import contact_in_role
from schools.queries.school import find_schools, open_school
from schools.views.school_first import SchoolCanChange
from workgroups.models import WorkGroup

SAID_OF_UNNAMED = (
    *("priority", "other_projects"),
    *("head_name", "head_email", "finance_email"),
)


class ChooseWorkGroup(ScopedList):
    """Before somebody's interest is entered: in which Work Group? What meets next comes first."""

    model = WorkGroup
    can = Permission.ALLOCATE_PLACES
    template_name = "participants/choose_workgroup.html"
    sorts = {"next": "next_at", "title": "title"}

    def prepare(self, queryset):
        now = timezone.now()
        return queryset.public().not_over(now).with_next_date(now).select_related("hub", "project")


class EnterOnBehalf(SchoolCanChange, ScopedForm):
    """Adds what somebody wrote, said or sent on paper: first the school, then the rest."""

    model = WorkGroup
    can = Permission.ALLOCATE_PLACES
    form_class = OnBehalfForm
    template_name = "participants/enter_on_behalf.html"

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub", "project", "fee_policy")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"is_event": self.object.project.is_event}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.choose_among(self.object.project.role_labels.items())
        years = years_to_ask(self.object)
        label = "Which year group do they teach?"
        ask_year_group(form, "year_group", years, label, after="job_role")
        label = "Which year group does the second teacher teach?"
        ask_year_group(form, "second_year_group", years, label, after="second_job_role")
        self.say_where_from(form)
        return form

    def say_where_from(self, form):
        """Beside what is filled in by what the school sent, for as long as it stands there."""
        for name in self.sent.keys() - {"head_email"}:
            box = form[name]
            if box.value() and box.value() == self.sent[name]:
                box.help_text = f"{box.help_text} {self.where_from}".strip()

    @property
    def where_from(self) -> str:
        day = timezone.localdate(self.last_interest.sent_at)
        return f"Filled in from what the school sent on {day.day} {day:%B %Y}: check it."

    @cached_property
    def school(self):
        return open_school(row_id(self.request.GET.get("school", "")))

    def get_initial(self):
        """Whom the hub has noted or the school has named need not be asked for again."""
        return self.noted | self.sent | self.of_unnamed | self.at_the_door

    @cached_property
    def walk_in(self) -> WalkIn | None:
        """Who came to a workshop without a place and is now to be offered one."""
        pk = row_id(self.request.GET.get("walk_in", ""))
        rows = WalkIn.objects.visible_to(self.request.user, can=Permission.ALLOCATE_PLACES)
        return rows.filter(pk=pk, interest=None, workshop__workgroup=self.object).first()

    @cached_property
    def to_be_named(self) -> list[UnnamedPlace]:
        """What the school has asked for here and still names nobody for."""
        if self.school is None:
            return []
        return [row for row in unnamed_of(self.object) if row.school_id == self.school.pk]

    @cached_property
    def unnamed(self) -> UnnamedPlace | None:
        """The one of them that the teacher is named for."""
        pk = row_id(self.request.GET.get("unnamed", ""))
        return next((row for row in self.to_be_named if row.pk == pk), None)

    @property
    def of_unnamed(self) -> dict[str, str]:
        """What the school said of it, whoever comes."""
        if self.unnamed is None:
            return {}
        said = {name: getattr(self.unnamed, name) for name in SAID_OF_UNNAMED}
        return {name: value for name, value in said.items() if value}

    @property
    def at_the_door(self) -> dict[str, str]:
        if self.walk_in is None:
            return {}
        return {"name": self.walk_in.name, "email": self.walk_in.email}

    @cached_property
    def noted(self) -> dict[str, str]:
        # An event asks for nobody's head.
        if self.school is None or self.object.project.is_event:
            return {}
        today = timezone.localdate()
        contacts = Contact.objects.visible_to(self.request.user, can=Permission.VIEW_SCHOOLS)
        head = contact_in_role(ContactRole.HEAD, contacts, self.school, today)
        finance = contact_in_role(ContactRole.FINANCE, contacts, self.school, today)
        of_head = {"head_name": head.name, "head_email": head.email} if head else {}
        return of_head | ({"finance_email": finance.email} if finance else {})

    @cached_property
    def last_interest(self) -> ExpressionOfInterest | None:
        """What the school last sent in this hub: another hub's is not for these eyes."""
        interests = ExpressionOfInterest.objects.visible_to(
            self.request.user, can=Permission.VIEW_PEOPLE
        )
        of_hub = interests.filter(workgroup__hub=self.object.hub_id)
        return last_naming_head(of_hub, self.school) if self.school else None

    @cached_property
    def sent(self) -> dict[str, str]:
        """What the hub has not noted itself, as the school last sent it."""
        names = {"head_name", "head_email", "finance_email"} - self.noted.keys()
        if self.object.project.is_event or not names or self.last_interest is None:
            return {}
        return {name: getattr(self.last_interest, name) for name in names}

    def keep(self, typed, path):
        # What was filled in is about the school that is left.
        for name, value in self.get_initial().items():
            if typed.get(name) == value:
                del typed[name]
        return super().keep(typed, path)

    def typed_before(self):
        typed = super().typed_before()
        if typed:
            for name, value in self.get_initial().items():
                typed[name] = typed.get(name) or value
        return typed

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", "")
        return super().get_context_data(
            workgroup=self.object,
            school=self.school,
            phase_warning=phase_against_school(self.object, self.school) if self.school else "",
            q=text,
            found=find_schools(text, first=hubs_of(self.request.user)) if text else [],
            walk_in=self.walk_in,
            unnamed=self.unnamed,
            to_be_named=self.to_be_named,
            **kwargs,
        )

    def act(self, form):
        if self.school is None:
            # The page shows its form only once a school is chosen, so nobody gets here by it.
            raise Http404
        return record_colleagues(
            workgroup=self.object,
            school=self.school,
            answers=form.people,
            entered_by=self.request.user,
            signed_on=form.cleaned_data.get("signed_on"),
            walk_in=self.walk_in,
            unnamed=self.unnamed,
        )

    def get_success_message(self):
        who = "the teacher" if len(self.result) == 1 else "each of the two teachers"
        asked = ""
        if self.result[0].needs_approval:
            asked = self.of_the_head
        doubt = "; another name or school is known at this address, so say who it is"
        in_doubt = any(map(is_in_doubt, self.result))
        return f"Added: {who} is thanked by email{asked}{doubt if in_doubt else ''}."

    @property
    def of_the_head(self) -> str:
        if hasattr(self.result[0], "approval"):
            return ", and that the head has signed is kept"
        return " and the head is asked to approve the place"

    def get_success_url(self):
        return reverse("participants:people", args=[self.object.pk])
