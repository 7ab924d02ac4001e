"""An expression of interest, one thing a page, by a link that brings people back to it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.csrf import csrf_exempt

from access.limits import asked_from
from access.refusal import Refused
from hubs.choices import HubTextKind
from hubs.queries.texts import texts_of
from outbox.queries import waits_until
from pages.base_views import READ_ONLY, row_id
from pages.forms.base import storable
from pages.public_views import PublicDetail
from pages.wording import instant_words
from participants.actions import interest as actions
from participants.actions.place import OFFER_LASTS
from participants.choices import WhoAsks
from participants.forms.interest import (
    AboutYouForm,
    BookingForm,
    CheckForm,
    ChoicesForm,
    ColleagueForm,
    EmailLinkForm,
    HeadForm,
    PrioritiesForm,
    SchoolForm,
)
from participants.forms.year_group import ask_year_group
from participants.queries.composition import years_to_ask
from participants.queries.ranked import dates_in_words
from participants.rules.drafts import DRAFT_KEPT
from participants.rules.eligibility import reason_not_eligible
from participants.rules.interest_answers import InterestAnswers
from participants.rules.ranked import choice_words
from participants.views.draft_page import (
    DraftPage,
    check_often,
    colleague_words,
    next_step,
    reason_for,
    step_path,
    steps_of,
)
from schools.queries.school import find_schools, open_school
from workgroups.choices import YearGroup
from workgroups.models import WorkGroup
from workgroups.queries.cycle import cycle_of

LONGEST_SEARCH = 200  # characters


# The button stands on a page that is kept for everybody, so it carries no token of one reader's. It
# acts for nobody: who presses it is not asked, and whoever is made to press it has an empty form.
@method_decorator(csrf_exempt, name="dispatch")
class Begin(PublicDetail):
    """Begins a draft, from the button on a Work Group's page."""

    model = WorkGroup
    # By a button only: it writes a row, and whatever follows links must not begin drafts.
    http_method_names = ["post"]

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def post(self, request, *args, **kwargs):
        workgroup = self.get_row()
        try:
            draft = actions.begin_draft(workgroup=workgroup)
        except Refused as refusal:
            messages.warning(request, refusal.message)
            return HttpResponseRedirect(workgroup.get_absolute_url())
        return HttpResponseRedirect(step_path(draft, "school"))


class Resume(DraftPage):
    """Where the emailed link leads: on with the first page not filled in."""

    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        step = "sent" if self.object.sent_at else next_step(self.object)
        return HttpResponseRedirect(step_path(self.object, step))


class YourSchool(DraftPage):
    step = "school"
    form_class = SchoolForm
    template_name = "participants/interest_school.html"

    def get(self, request, *args, **kwargs):
        # Pressed in the search box: what stands in it is not kept by a GET, but carried on.
        if "save" in request.GET and not self.object.sent_at:
            carried = {"q": request.GET.get("q", ""), "school": request.GET["save"]}
            path = step_path(self.object, "save")
            return HttpResponseRedirect(f"{path}?{urlencode(carried, errors='replace')}")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", self.object.unfinished.get("school", {}).get("q", ""))
        picked = open_school(row_id(self.request.GET.get("school", "")))
        context = super().get_context_data(
            q=text,
            source=reverse("schools:school_search"),
            found=find_schools(text) if text and not picked else None,
            chosen=picked or open_school(self.object.answers.get("school")),
            **kwargs,
        )
        # The school was not typed in a box of the form, but searched for in another.
        wrong = context["form"].errors.get("school", [])
        return context | {"errors": [("id_q", message) for message in wrong]}

    def act(self, form):
        # It may have closed since it was chosen, or the number may be typed in by hand.
        if open_school(form.cleaned_data["school"]) is None:
            raise Refused("Choose your school from the list", field="school")
        super().act(form)


class AboutYou(DraftPage):
    step = "about_you"
    form_class = AboutYouForm
    template_name = "participants/interest_form.html"
    title = "About you"

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        project = self.object.workgroup.project
        form.fields["job_role"].choices = project.role_labels.items()
        years = years_to_ask(self.object.workgroup)
        label = "Which year group do you teach?"
        ask_year_group(form, "year_group", years, label, after="job_role")
        form.ask_who_of(self.object.workgroup.places_per_school, is_event=project.is_event)
        return form

    def get_success_url(self):
        # At once, before anybody fills in the pages that follow for nothing.
        if reason_for(self.object):
            return step_path(self.object, "not_eligible")
        return super().get_success_url()


class NotEligible(DraftPage):
    """Says kindly that the person cannot take part this time, and what they can do instead."""

    form_class = EmailLinkForm
    template_name = "participants/interest_not_eligible.html"
    http_method_names = READ_ONLY

    def get_context_data(self, **kwargs):
        next_time = reverse("participants:next_time", args=[self.object.workgroup_id])
        return super().get_context_data(
            reason=reason_for(self.object),
            change_url=step_path(self.object, "about_you"),
            next_time_url=f"{next_time}?draft={self.kwargs['token']}",
            **kwargs,
        )


class YourColleague(DraftPage):
    """Who asks together with whoever fills in the form."""

    step = "colleague"
    form_class = ColleagueForm
    template_name = "participants/interest_form.html"
    title = "Your colleague"

    def get(self, request, *args, **kwargs):
        return self.nobody_else() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.nobody_else() or super().post(request, *args, **kwargs)

    def nobody_else(self):
        if self.object.colleague_said or self.object.sent_at:
            return None
        return HttpResponseRedirect(step_path(self.object, next_step(self.object)))

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        roles = self.object.workgroup.project.role_labels.items()
        form.fields["colleague_job_role"].choices = roles
        years = years_to_ask(self.object.workgroup)
        label = "Which year group do they teach?"
        ask_year_group(form, "colleague_year_group", years, label, after="colleague_job_role")
        return form

    def act(self, form):
        said, workgroup = form.cleaned_data, self.object.workgroup
        if said["colleague_email"].lower() == self.object.said.email.lower():
            raise Refused("Enter your colleague’s own email address", field="colleague_email")
        labels = workgroup.project.role_labels
        role = said["colleague_job_role"]
        if reason := reason_not_eligible(role, workgroup.eligible_roles, labels):
            raise Refused(reason, field="colleague_job_role")
        super().act(form)


class Choices(DraftPage):
    """Where parallel Work Groups take interest as well: which suits best, and which else."""

    step = "choices"
    form_class = ChoicesForm
    template_name = "participants/interest_choices.html"

    def get(self, request, *args, **kwargs):
        return self.nothing_to_rank() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.nothing_to_rank() or super().post(request, *args, **kwargs)

    def nothing_to_rank(self):
        """The others may have closed since the page was opened."""
        if self.object.groups_to_rank or self.object.sent_at:
            return None
        return HttpResponseRedirect(step_path(self.object, next_step(self.object)))

    @cached_property
    def groups(self):
        return dates_in_words(self.object.groups_to_rank, timezone.now())

    def get_form_kwargs(self):
        groups = [(str(group.pk), str(group)) for group, _ in self.groups]
        return super().get_form_kwargs() | {"groups": groups, "ranks": self.object.asks_for_self}

    def get_initial(self):
        return {"choice_1": str(self.object.workgroup_id)} | super().get_initial()

    def get_context_data(self, **kwargs):
        return super().get_context_data(groups=self.groups, **kwargs)


class Priorities(DraftPage):
    step = "priorities"
    form_class = PrioritiesForm
    template_name = "participants/interest_form.html"
    title = "What you would like to work on"


class Head(DraftPage):
    step = "head"
    form_class = HeadForm
    template_name = "participants/interest_form.html"
    title = "Who approves at your school"

    def act(self, form):
        # Here already, so that nobody reads it only when all is sent.
        actions.check_head(InterestAnswers.among(self.object.answers | form.cleaned_data))
        super().act(form)


class Check(DraftPage):
    step = "check"
    template_name = "participants/interest_check.html"

    def get_form_class(self):
        return BookingForm if self.object.workgroup.project.is_event else CheckForm

    def get(self, request, *args, **kwargs):
        return self.first_gap() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.first_gap() or super().post(request, *args, **kwargs)

    def first_gap(self):
        """The way to the first page that has not been filled in, if there is one."""
        if self.object.sent_at or next_step(self.object) == "check":
            return None
        return HttpResponseRedirect(step_path(self.object, next_step(self.object)))

    def get_context_data(self, **kwargs):
        workgroup = self.object.workgroup
        texts = texts_of(workgroup.hub)
        return super().get_context_data(
            sections=self.sections(),
            cycles=[(group, cycle_of(group)) for group in self.object.groups_chosen],
            policy=workgroup.fee_policy,
            privacy=texts.get(HubTextKind.PRIVACY),
            terms=texts.get(HubTextKind.TERMS),
            **kwargs,
        )

    def sections(self):
        """(question, answer, where to change it) of everything that will be sent."""
        said, workgroup = self.object.said, self.object.workgroup
        school = open_school(self.object.answers.get("school"))
        who = WhoAsks(self.object.who_asks).label
        said_for_self = self.object.asks_for_self
        year = YearGroup(said.year_group).label if said.year_group else ""
        named = colleague_words(self.object)
        rows = [
            ("school", "School", f"{school}, {school.place}" if school else ""),
            ("about_you", "Name", said.name),
            ("about_you", "Email address", said.email),
            ("about_you", "Telephone", said.telephone),
            ("about_you", "Role", workgroup.project.role_labels.get(said.job_role, "")),
            *([("about_you", "Year group", year)] if year else []),
            *([] if workgroup.project.is_event else [("about_you", "Who asks", who)]),
            *([("colleague", "Your colleague", named)] if named else []),
            *(
                ("choices", choice_words(number) if said_for_self else "Work Group", str(group))
                for number, group in enumerate(self.object.groups_chosen, 1)
            ),
            ("priorities", "What to work on", said.priority),
            ("priorities", "Other projects", said.other_projects),
            ("head", "Headteacher", said.head_name),
            ("head", "Their email address", said.head_email),
            ("head", "Finance office", said.finance_email),
        ]
        return [
            (label, value or "Not given", step_path(self.object, step))
            for step, label, value in rows
            if step in steps_of(self.object)
        ]

    def act(self, form):
        check_often(self.request, "interest", self.object)
        actions.send_draft(draft=self.object, asked_from=asked_from(self.request))

    def get_success_url(self):
        return step_path(self.object, "sent")


class Sent(DraftPage):
    """Says the same to everybody: whether the address is known, only its mailbox is told."""

    form_class = EmailLinkForm
    template_name = "participants/interest_sent.html"
    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        if not self.object.sent_at:
            return HttpResponseRedirect(step_path(self.object, next_step(self.object)))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(offer_lasts=OFFER_LASTS, **kwargs)


class Save(DraftPage):
    """Sends the link back to what has been typed."""

    back_label = "Go on now"
    form_class = EmailLinkForm
    template_name = "participants/interest_save.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(kept_days=DRAFT_KEPT.days, **kwargs)

    def act(self, form):
        # First, so that nothing is lost where the link is refused.
        self.keep_school()
        check_often(self.request, "link", self.object)
        actions.mail_draft(
            draft=self.object,
            email=form.cleaned_data["email"],
            asked_from=asked_from(self.request),
        )

    def get_success_message(self):
        waiting = waits_until(self.object.pk, "interest-saved")
        goes = (
            f"Many emails have been asked for, so the link goes on {instant_words(waiting)}"
            if waiting
            else "The link is on its way"
        )
        return f"{goes}, and what you have typed is kept for {DRAFT_KEPT.days} days."

    def get(self, request, *args, **kwargs):
        if self.object.sent_at:
            return HttpResponseRedirect(step_path(self.object, "sent"))
        return super().get(request, *args, **kwargs)

    def keep_school(self) -> None:
        """The search for a school comes along in the address, as the page before wrote nothing."""
        asked = self.request.GET
        if school := open_school(row_id(asked.get("school", ""))):
            actions.save_draft(draft=self.object, answers={"school": school.pk}, step="school")
        elif typed := storable(asked.get("q", ""))[:LONGEST_SEARCH]:
            actions.keep_unfinished(draft=self.object, step="school", typed={"q": typed})

    def get_initial(self):
        on_page = self.object.unfinished.get("about_you", {})
        return {"email": on_page.get("email") or self.object.answers.get("email", "")}

    @property
    def back_url(self) -> str:
        asked = self.request.GET.urlencode()
        return step_path(self.object, next_step(self.object)) + (f"?{asked}" if asked else "")

    def get_success_url(self):
        return step_path(self.object, next_step(self.object))
