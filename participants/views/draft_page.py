"""What all pages of one expression of interest share: their order, and what is kept between."""

from django.http import HttpResponseRedirect
from django.urls import reverse

from access.limits import TOO_MANY, is_too_often
from access.refusal import Refused
from participants import links
from participants.actions import interest as actions
from participants.models import InterestDraft
from participants.queries.interest import phase_against_school
from participants.rules.eligibility import reason_not_eligible
from participants.views.called_off import WorkGroupLinkPage
from schools.queries.school import open_school
from workgroups.choices import YearGroup

# Each page in order, with the answer that shows it has been filled in.
STEPS = {
    "school": "school",
    "about_you": "job_role",
    "colleague": "colleague_email",
    "choices": "choice_1",
    "priorities": "priority",
    "head": "head_email",
    "check": None,
}
NOT_FOR_AN_EVENT = ("priorities", "head")


class DraftPage(WorkGroupLinkPage):
    """One page of the expression of interest."""

    link = links.DRAFT
    model = InterestDraft
    step = ""

    def prepare(self, queryset):
        return queryset.select_related(
            "workgroup__hub", "workgroup__project", "workgroup__fee_policy"
        )

    def page_hub(self):
        return self.object.workgroup.hub

    def get(self, request, *args, **kwargs):
        # Pages without a step know by themselves what they say once it is sent.
        if self.object.sent_at and self.step:
            return HttpResponseRedirect(step_path(self.object, "sent"))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        way_out = self.ways_out.get(request.POST.get("then", ""))
        if way_out and self.step and not self.object.sent_at:
            return self.keep_and_go(way_out)
        return super().post(request, *args, **kwargs)

    @property
    def ways_out(self) -> dict[str, str]:
        """Where each button leads that leaves the page before it is finished."""
        return {
            "save": step_path(self.object, "save"),
            "school": step_path(self.object, "school"),
            "back": self.back_url,
        }

    def keep_and_go(self, path: str):
        """Keep the page as it stands, right or not, for whoever comes back to it."""
        typed = self.get_form().as_typed()
        actions.keep_unfinished(draft=self.object, step=self.step, typed=typed)
        return HttpResponseRedirect(path)

    def get_initial(self):
        return self.object.answers | self.object.unfinished.get(self.step, {})

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        # The button that saves for later stands below the form, and sends it by this name.
        form.helper.form_id = "answers"
        return form

    def act(self, form):
        actions.save_draft(draft=self.object, answers=form.cleaned_data, step=self.step)

    def get_success_url(self):
        return step_path(self.object, next_step(self.object))

    @property
    def phase_warning(self) -> str:
        """From the page after the choice of the school on; it stops nobody."""
        if self.step in ("", "school"):
            return ""
        school = open_school(self.object.answers.get("school"))
        return phase_against_school(self.object.workgroup, school) if school else ""

    def get_context_data(self, **kwargs):
        names = list(steps_of(self.object))
        place = names.index(self.step) if self.step in names else 0
        return super().get_context_data(
            workgroup=self.object.workgroup,
            number=place + 1,
            of=len(names),
            phase_warning=self.phase_warning,
            **kwargs,
        )

    @property
    def back_url(self) -> str:
        names = list(steps_of(self.object))
        place = names.index(self.step) if self.step in names else 0
        if place:
            return step_path(self.object, names[place - 1])
        return self.object.workgroup.get_absolute_url()


def check_often(request, action: str, draft: InterestDraft) -> None:
    """Raises Refused: these send email to whom somebody unknown has named."""
    if is_too_often(request, action):
        raise Refused(TOO_MANY.format(mailbox=draft.workgroup.hub.mailbox))


def colleague_words(draft: InterestDraft) -> str:
    """What is sent of a colleague, or ''."""
    said = draft.colleague_said
    if said is None:
        return ""
    role = draft.workgroup.project.role_labels.get(said.job_role, "")
    year = YearGroup(said.year_group).label if said.year_group else ""
    return "\n".join(word for word in (said.name, said.email, role, year) if word)


def step_path(draft: InterestDraft, step: str) -> str:
    return reverse(f"participants:interest_{step}", args=[links.DRAFT.token(draft)])


def steps_of(draft: InterestDraft) -> dict[str, str | None]:
    """Whoever books an event says who comes, from which school and in which role."""
    left_out = set(NOT_FOR_AN_EVENT if draft.workgroup.project.is_event else ())
    if draft.colleague_said is None:
        left_out.add("colleague")
    if not draft.groups_to_rank:
        left_out.add("choices")
    return {step: key for step, key in STEPS.items() if step not in left_out}


def next_step(draft: InterestDraft) -> str:
    """The first page that has not been filled in."""
    # The check has no answer of its own, so there is always one.
    steps = steps_of(draft).items()
    return next(
        step
        for step, key in steps
        if key is None or step in draft.unfinished or not draft.answers.get(key)
    )


def reason_for(draft: InterestDraft) -> str:
    """Why the person cannot take part in the role they named, or ''; for another nobody asks."""
    if not draft.asks_for_self:
        return ""
    workgroup, labels = draft.workgroup, draft.workgroup.project.role_labels
    return reason_not_eligible(draft.said.job_role, workgroup.eligible_roles, labels)
