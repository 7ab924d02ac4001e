"""Somebody at the door without a place: added to the register, and settled afterwards."""

from django.http import Http404
from django.urls import reverse

from access.permissions import Permission
from access.scoping import hubs_of
from pages.base_views import ScopedAction, ScopedForm, row_id
from pages.wording import session_words
from participants.actions import attendance_register
from participants.actions import walk_in as walk_ins
from participants.forms.walk_in import WalkInForm
from participants.models import WalkIn
from participants.views.attendance_register import WorkshopPage
from schools.queries.school import find_schools, open_school
from schools.views.school_first import NO_SCHOOL, SchoolCanChange


class AddWalkIn(SchoolCanChange, WorkshopPage, ScopedForm):
    """First the school, or that there is none, then who it is."""

    can = Permission.TAKE_REGISTER
    form_class = WalkInForm
    template_name = "participants/add_walk_in.html"

    def check(self):
        attendance_register.check_begun(self.object)
        attendance_register.check_register_is_open(getattr(self.object, "register", None))

    @property
    def school(self):
        return open_school(row_id(self.request.GET.get("school", "")))

    @property
    def is_of_none(self) -> bool:
        return self.request.GET.get("school") == NO_SCHOOL

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", "")
        return super().get_context_data(
            workgroup=self.object.workgroup,
            school=self.school,
            is_of_none=self.is_of_none,
            q=text,
            source=reverse("schools:school_search"),
            found=find_schools(text, first=hubs_of(self.request.user)) if text else [],
            **kwargs,
        )

    def act(self, form):
        if self.school is None and not self.is_of_none:
            # The page shows its form only once that is said, so nobody gets here by it.
            raise Http404
        return walk_ins.add_walk_in(
            workshop=self.object, school=self.school, by=self.request.user, **form.cleaned_data
        )

    def get_success_message(self):
        if participant := self.result.participant:
            return f"{participant.person} is on the register already, and marked there."
        walk_in = self.result.walk_in
        if walk_in.interest:
            return f"{walk_in} is added; their expression of interest is on the page of its people."
        return f"{walk_in} is added: the hub can offer them a place, or leave them as a guest."

    def get_success_url(self):
        return self.get_register_url()


class SettleWalkIn(ScopedAction):
    model = WalkIn
    can = Permission.TAKE_REGISTER

    def prepare(self, queryset):
        return queryset.select_related("workshop__workgroup__hub", "school")

    @property
    def summary(self):
        workshop = self.object.workshop
        return [
            ("Who", self.object.name),
            ("School", str(self.object.school or "None noted")),
            ("Came to", session_words(workshop.starts_at, workshop.ends_at)),
        ]

    def get_success_url(self):
        return reverse("participants:register", args=[self.object.workshop_id])


class LeaveAsGuest(SettleWalkIn):
    explanation = [
        "They stay on the register as somebody who came, and have no place. Nobody is written to, "
        "and nothing is ever charged."
    ]
    button = "Leave as a guest"
    success_message = "They stay on the register as a guest."

    @property
    def title(self) -> str:
        return f"Leave {self.object} as a guest?"

    def check(self):
        walk_ins.check_unsettled(self.object)

    def act(self, form):
        walk_ins.leave_as_guest(walk_in=self.object, by=self.request.user)


class TakeOffWalkIn(SettleWalkIn):
    explanation = ["For somebody who did not come, or whose own line is on the register already."]
    button = "Take them off the register"
    success_message = "They are off the register."
    is_warning = True

    @property
    def title(self) -> str:
        return f"Take {self.object} off the register?"

    def check(self):
        walk_ins.check_can_be_taken_off(self.object)

    def act(self, form):
        walk_ins.take_off_walk_in(walk_in=self.object, by=self.request.user)
