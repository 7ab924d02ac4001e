"""Visits to schools: the hub's list, one visit, and all that may be done with it."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from access.refusal import SavedMeanwhile
from access.roles import Role
from access.scoping import held_permissions
from pages.base_views import ScopedDetail, ScopedForm, ScopedList, holds_by_role
from pages.public_views import LinkPage
from pages.wording import day_words
from schools.models import School
from workgroups.actions import visit as actions
from workgroups.choices import ActionOwner
from workgroups.filters.visit import VisitFilter
from workgroups.forms.visit import (
    CallOffForm,
    ProgressForm,
    SchoolAnswerForm,
    TellSchoolForm,
    VisitForm,
    WriteUpForm,
)
from workgroups.links import VISIT
from workgroups.models import AgreedAction, SupportVisit
from workgroups.queries.panels import visit_panels
from workgroups.queries.visit import (
    contacts_to_tell,
    first_to_tell,
    sent_to_school,
    visit_figures,
    with_actions,
)
from workgroups.rules.visit import state_words


class VisitList(ScopedList):
    """The latest day first; without the notes, which are not for everybody who sees the list."""

    model = SupportVisit
    can = Permission.VIEW_VISIT
    template_name = "workgroups/visit_list.html"
    filterset_class = VisitFilter
    sorts = {"day": "day", "school": "school__name_letters", "visitor": "visitor__name"}
    default_sort = "-day"
    export_name = "visits"
    export_columns = {
        "Day": lambda row: row.day,
        "URN": lambda row: row.school.urn,
        "School": lambda row: row.school.name,
        "Visitor": lambda row: str(row.visitor),
        "Focus": lambda row: row.focus,
        "Work Group": lambda row: row.workgroup and str(row.workgroup),
        "State": lambda row: state_words(row.state, row.standing, row.day, timezone.localdate())[0],
        "Summary": lambda row: row.summary,
        "Agreed": lambda row: row.agreed,
        "To do": lambda row: row.to_do,
        "Late": lambda row: row.late,
        "Hub": lambda row: row.hub.name,
    }

    def prepare(self, queryset):
        joined = queryset.select_related("hub", "school", "visitor", "workgroup")
        return with_actions(joined, timezone.localdate())

    def get_context_data(self, **kwargs):
        user, today = self.request.user, timezone.localdate()
        # Of all in reach, whatever the list is narrowed to.
        rows = SupportVisit.objects.visible_to(user, can=self.can)
        return super().get_context_data(
            figures=visit_figures(rows, today),
            may_plan=holds_by_role(user, Permission.PLAN_VISIT),
            today=today,
            **kwargs,
        )


class VisitDetail(ScopedDetail):
    """What came of a visit; the notes and what was agreed only for those who may read them."""

    model = SupportVisit
    can = Permission.VIEW_VISIT
    template_name = "workgroups/visit_detail.html"

    def prepare(self, queryset):
        return queryset.select_related("hub", "school", "visitor", "workgroup")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        visit, user, today = context["object"], self.request.user, timezone.localdate()
        named = {Role.LOCAL_LEADER} if visit.visitor_id == user.pk else set()
        held = held_permissions(user, hub_id=visit.hub_id, named=frozenset(named))
        may_read = Permission.READ_VISIT in held
        return context | {
            "visit": visit,
            "today": today,
            "may_read": may_read,
            "may_write": Permission.WRITE_VISIT in held,
            # A school that has moved to another hub is out of reach: the link would lead to a 404.
            "may_open_school": Permission.VIEW_SCHOOLS in held
            and visit.school.hub_id == visit.hub_id,
            "actions": list(visit.actions.all()) if may_read else [],
            "sent": sent_to_school(visit) if may_read else [],
            "may_be_written_up": visit.is_planned and visit.day <= today,
            "panels": visit_panels.of(visit, user, today),
        }


class VisitPage(ScopedForm):
    """A form about one visit; afterwards one is on its page."""

    model = SupportVisit
    can = Permission.WRITE_VISIT
    template_name = "components/form_page.html"

    def prepare(self, queryset):
        return queryset.select_related("hub", "school", "visitor")

    @property
    def visit(self) -> SupportVisit:
        return self.object

    @property
    def caption(self) -> str:
        return f"{self.visit.school}, {day_words(self.visit.day)}"

    def get_success_url(self):
        return self.visit.get_absolute_url()


class PlanVisit(VisitPage):
    """To a school in reach, whose hub is the one that sends somebody."""

    model = School
    can = Permission.PLAN_VISIT
    form_class = VisitForm
    title = "Plan a visit"
    result = None

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def get_form_kwargs(self):
        visit = SupportVisit(hub=self.object.hub, school=self.object)
        return super().get_form_kwargs() | {"instance": visit}

    @property
    def caption(self) -> str:
        return str(self.object)

    @property
    def back_url(self) -> str:
        return reverse("schools:school", args=[self.object.pk])

    def act(self, form):
        return actions.plan_visit(visit=form.save(commit=False), by=self.request.user)

    def get_success_message(self):
        return f"The visit is planned: {told_visitor_words(self.result, self.request.user)}."

    def get_success_url(self):
        return self.result.get_absolute_url()


class ChangeVisit(VisitPage):
    form_class = VisitForm
    title = "Change the visit"

    def act(self, form):
        self.is_changed = form.has_changed()
        self.was_to_go = form.initial["visitor"]
        return actions.change_visit(visit=form.save(commit=False), by=self.request.user)

    def get_success_message(self):
        if not self.is_changed:
            return "The visit is as it was."
        said = f"The visit is saved: {told_visitor_words(self.result, self.request.user)}"
        if self.was_to_go in (self.result.visitor_id, self.request.user.pk):
            return f"{said}."
        return f"{said}, and whoever was to go before is told that they need not."


class CallOffVisit(VisitPage):
    form_class = CallOffForm
    title = "Call the visit off"
    is_warning = True
    success_message = "The visit is called off."

    def get_context_data(self, **kwargs):
        is_own = self.visit.visitor_id == self.request.user.pk
        told = f"{self.visit.visitor} is told by email that the visit does not take place. "
        intro = (
            f"{'' if is_own else told}No fee follows. Tell the school yourself, unless it was the "
            "school that called it off."
        )
        return super().get_context_data(intro=intro, **kwargs)

    def check(self):
        actions.refuse_unless_planned(self.visit)

    def act(self, form):
        actions.call_off_visit(visit=self.visit, by=self.request.user, **form.cleaned_data)


class WriteUpVisit(VisitPage):
    form_class = WriteUpForm
    title = "What came of the visit?"
    template_name = "workgroups/visit_write_up.html"
    success_message = "What came of the visit is saved: send the school next what was agreed."
    standing = None  # the visit as somebody else saved it meanwhile

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"visit": self.visit}

    def get_context_data(self, **kwargs):
        return super().get_context_data(standing=self.standing, **kwargs)

    def act(self, form):
        try:
            return actions.write_up_visit(
                visit=self.visit,
                account=form.account(),
                seen_version=form.seen_version,
                by=self.request.user,
            )
        except SavedMeanwhile:
            # Sent a second time, the form counts as written beside what is shown now.
            self.standing = self.get_row()
            form.has_seen(self.standing.version)
            raise


class TellSchool(VisitPage):
    """Sends the school what was agreed."""

    form_class = TellSchoolForm
    title = "Send the school what was agreed"
    template_name = "workgroups/visit_tell_school.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"visit": self.visit}

    def get_initial(self):
        return {"contacts": list(first_to_tell(self.visit, timezone.localdate()))}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            visit=self.visit,
            agreed=list(self.visit.actions.all()),
            has_contacts=contacts_to_tell(self.visit, timezone.localdate()).exists(),
            may_add=self.request.user.may(Permission.EDIT_SCHOOLS, self.visit.hub_id),
            **kwargs,
        )

    def act(self, form):
        return actions.tell_school(visit=self.visit, contacts=form.cleaned_data["contacts"])

    def get_success_message(self):
        number = len(self.result)
        people = "1 person" if number == 1 else f"{number} people"
        return f"What was agreed is on its way to {people}, who can answer by a link in it."


class NoteProgress(VisitPage):
    """For one thing agreed on a visit."""

    model = AgreedAction
    form_class = ProgressForm
    title = "How far has it come?"
    success_message = "Saved."

    def prepare(self, queryset):
        return queryset.select_related("visit__hub", "visit__school")

    @property
    def visit(self) -> SupportVisit:
        return self.object.visit

    def get_context_data(self, **kwargs):
        return super().get_context_data(intro=f"Agreed: {self.object}", **kwargs)

    def act(self, form):
        return actions.note_progress(action=self.object, **form.cleaned_data)


class VisitAgreed(LinkPage):
    """For people of the school, by the link in their email."""

    link = VISIT
    model = SupportVisit
    form_class = SchoolAnswerForm
    template_name = "workgroups/visit_agreed.html"
    success_message = "Thank you: the visitor is told, and you can come back to this page."

    def prepare(self, queryset):
        # Before it is written up there is nothing to answer, and the link opens nothing.
        held = queryset.held().select_related("hub", "school", "visitor")
        return held.prefetch_related("actions")

    def holders(self):
        today = timezone.localdate()
        return [contact.email for contact in contacts_to_tell(self.object, today)]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"visit": self.object}

    def get_context_data(self, **kwargs):
        owners = [one for one in self.object.actions.all() if one.owner != ActionOwner.SCHOOL]
        return super().get_context_data(visit=self.object, others=owners, **kwargs)

    def act(self, form):
        return actions.answer_as_school(
            visit=self.object, progress=form.progress(), says=form.cleaned_data["says"]
        )

    def get_success_url(self):
        return self.request.path


def told_visitor_words(visit: SupportVisit, user) -> str:
    if visit.visitor_id == user.pk:
        return "it stands on your home page"
    return f"{visit.visitor} is told by email"
