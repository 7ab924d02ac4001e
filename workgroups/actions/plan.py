"""Planning a Work Group and publishing it."""

from collections.abc import Callable, Collection, Iterable, Mapping

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from access.permissions import Permission
from access.refusal import Refused
from hubs.actions.people import account_of
from hubs.models import Agreement, FeePolicy, Hub, User
from outbox.actions import queue
from workgroups import emails
from workgroups.actions.diary import count_changes, lock_dates_to_come
from workgroups.choices import OutcomeLevel
from workgroups.models import (
    Outcome,
    SchoolTask,
    WorkGroup,
    WorkGroupLead,
    Workshop,
    WorkshopLead,
)
from workgroups.models.completion import SHARES
from workgroups.queries.cycle import TaskShift
from workgroups.queries.plan import plan_of_workgroup, plans_of_workgroups
from workgroups.rules.readiness import (
    Criterion,
    missing_criteria,
    needs_only_a_reason,
    readiness_criteria,
)

# What apps above say against somebody leading a Work Group: a sentence, or "" for nothing.
LeadObjection = Callable[[WorkGroup, User], str]
# Places stand above this package, which never learns of them: they object from where they are.
lead_objections: list[LeadObjection] = []


def lead_objection(object_to: LeadObjection) -> LeadObjection:
    """Register a reason against a lead, in a module its AppConfig loads."""
    lead_objections.append(object_to)
    return object_to


# What apps above do in the transaction that publishes Work Groups.
Follower = Callable[[Collection[WorkGroup]], None]
followers: list[Follower] = []


def follows_publishing(follow: Follower) -> Follower:
    """Register what has to follow, in a module its AppConfig loads."""
    followers.append(follow)
    return follow


@transaction.atomic
def create_workgroup(*, draft: WorkGroup) -> WorkGroup:
    """Begin a Work Group in its project's year, on the terms its hub has in force today.

    Who it is for, how many a school may send, what it offers and what is intended is what the
    project says, until it is changed.
    An event charges no fee unless somebody chooses terms for it.
    """
    # One at a time in a hub, so that of two alike the second finds the first.
    Hub.objects.select_for_update(no_key=True).get(pk=draft.hub_id)
    names = {"project": draft.project, "title": draft.title, "cohort": draft.cohort}
    if WorkGroup.objects.filter(hub=draft.hub, published_at=None, **names).exists():
        raise Refused(
            "There is a draft of this Work Group already. Give another one a cohort of its own.",
            field="cohort",
        )
    policy = FeePolicy.objects.in_force(draft.hub, timezone.localdate())
    take_over_from_project(draft, policy, Agreement.objects.latest_agreement(draft.hub))
    draft.save()
    begin_outcomes([draft])
    return draft


def take_over_from_project(
    draft: WorkGroup, policy: FeePolicy | None, agreement: Agreement | None
) -> None:
    """Fill in what its project says; `policy` and `agreement` are the hub's in force."""
    project = draft.project
    draft.school_year = project.school_year
    draft.eligible_roles = project.audience
    draft.outline = draft.outline or project.summary
    draft.places_per_school = project.places_per_school or draft.places_per_school
    draft.day_equivalent = draft.day_equivalent or project.day_equivalent
    for name in SHARES:
        # Nought is an answer: that project asks for no tasks.
        if (share := getattr(project, name)) is not None:
            setattr(draft, name, share)
    if not project.is_event:
        draft.fee_policy, draft.agreement = policy, agreement


def begin_outcomes(drafts: Iterable[WorkGroup]) -> None:
    """Intend at first what the project of each intends."""
    Outcome.objects.bulk_create(
        Outcome(workgroup=draft, position=position, level=level, text=text)
        for draft in drafts
        for position, (level, text) in enumerate(dict.fromkeys(draft.project.outcomes), 1)
    )


def check_is_draft(workgroup: WorkGroup) -> None:
    """What every way to publish it asks first."""
    if workgroup.cancelled_at:
        raise Refused(f"{workgroup} has been called off, for good.")
    if workgroup.published_at:
        raise Refused(f"{workgroup} has been published already.")


@transaction.atomic
def publish_workgroup(
    *, workgroup: WorkGroup, by: User, without_evidence_because: str = ""
) -> WorkGroup:
    """Put the Work Group on its public page. Raises Refused with what is still missing.

    A hub lead may go without a plan of evidence for a reason, which is kept.
    """
    [row] = locked_drafts([workgroup])
    found = readiness_criteria(plan_of_workgroup(row))
    check_is_ready(row, found, by)
    if may_publish_without_evidence(row, found, by):
        row.published_without_evidence_because = reason_to_go_without(without_evidence_because)
    make_public([row], by=by)
    return row


def check_is_ready(workgroup: WorkGroup, found: list[Criterion], by: User) -> None:
    lacking = missing_criteria(found)
    if lacking and not may_publish_without_evidence(workgroup, found, by):
        raise Refused(f"Before it can be published it needs: {missing_words(lacking)}.")


@transaction.atomic
def publish_workgroups(*, workgroups: Collection[WorkGroup], by: User) -> list[WorkGroup]:
    """Put all of them on their public pages, or none. Raises Refused, naming one that is not ready.

    In as many queries for 1 as for 40, but for the letters.
    """
    locked = locked_drafts(workgroups)
    plans = plans_of_workgroups(locked)
    for row in locked:
        if lacking := missing_criteria(readiness_criteria(plans[row.pk])):
            raise Refused(f"{row} is not ready: {missing_words(lacking)}.")
    make_public(locked, by=by)
    return locked


def locked_drafts(workgroups: Collection[WorkGroup]) -> list[WorkGroup]:
    # Not the project, on which other hubs plan at the same time.
    rows = WorkGroup.objects.select_for_update(of=["self"]).select_related("project", "hub")
    # In the order in which all lock several, so that nobody waits for the other.
    locked = list(rows.filter(pk__in=[row.pk for row in workgroups]).order_by("pk"))
    for row in locked:
        check_is_draft(row)
    return locked


def make_public(drafts: list[WorkGroup], *, by: User) -> None:
    for row in drafts:
        row.published_at, row.published_by = timezone.now(), by
    WorkGroup.objects.bulk_update(
        drafts, ["published_at", "published_by", "published_without_evidence_because"]
    )
    # While they were drafts they might have come to nothing, so that nobody was told.
    tell_leads(leads_to_tell(drafts), by=by)
    for follow in followers:
        follow(drafts)


def missing_words(lacking: Iterable[Criterion]) -> str:
    return "; ".join(f"{c.label.lower()} ({c.what_to_do.rstrip('.').lower()})" for c in lacking)


def leads_to_tell(workgroups: Iterable[WorkGroup]) -> list[WorkGroupLead]:
    keys = [workgroup.pk for workgroup in workgroups]
    rows = WorkGroupLead.objects.filter(workgroup__in=keys).order_by("pk")
    return list(rows.select_related("user", "workgroup__hub", "workgroup__project"))


def tell_leads(leads: Collection[WorkGroupLead], *, by: User) -> None:
    """Write to each of them that they lead it."""
    ahead = Workshop.objects.standing().filter(
        workgroup__in={lead.workgroup_id for lead in leads}, starts_at__gt=timezone.now()
    )
    dates: dict[int, list[Workshop]] = {}
    for workshop in ahead.select_related("venue"):
        dates.setdefault(workshop.workgroup_id, []).append(workshop)
    queue(
        [emails.lead_named(lead, dates=dates.get(lead.workgroup_id, []), by=by) for lead in leads]
    )


def may_publish_without_evidence(workgroup: WorkGroup, found: list[Criterion], by: User) -> bool:
    """Is all that is missing something that this person may override?"""
    may = Permission.PUBLISH_WITHOUT_EVIDENCE
    return needs_only_a_reason(found) and by.may(may, workgroup.hub_id)


def reason_to_go_without(reason: str) -> str:
    if not reason.strip():
        raise Refused("Say why it is published without a plan of evidence.", field="reason")
    return reason.strip()


@transaction.atomic
def add_workshop_to_draft(*, workshop: Workshop) -> Workshop:
    """Add a workshop to a draft. Raises Refused once people may have places, who must be told."""
    lock_workgroup(workshop.workgroup)
    # Asked anew: publishing holds the same lock, so it lies behind us or waits.
    if WorkGroup.objects.filter(pk=workshop.workgroup_id, published_at__isnull=False).exists():
        raise Refused("This Work Group has been published meanwhile. Add the workshop again.")
    workshop.save()
    return workshop


@transaction.atomic
def set_outcomes(*, workgroup: WorkGroup, texts: dict[str, list[str]]) -> None:
    """Make the intended outcomes those of `texts`, in order, by level.

    An outcome whose words stay the same stays the same row, with what people said of it. Where as
    many of a level come as go, they are taken for the same ones in other words.
    """
    lock_workgroup(workgroup)
    before = {(row.level, row.text): row for row in workgroup.outcomes.select_for_update()}
    wanted = [(level, text) for level in OutcomeLevel.values for text in texts.get(level, [])]
    gone = [row for key, row in before.items() if key not in wanted]
    before |= reworded_outcomes(gone, [key for key in dict.fromkeys(wanted) if key not in before])
    # Answers protect what they rate. They lie in a package above, so the database is asked.
    try:
        Outcome.objects.filter(pk__in=[row.pk for row in gone]).delete()
    except ProtectedError as error:
        raise Refused(
            "People have already been asked about one of these outcomes, so it has to stay."
        ) from error
    for position, (level, text) in enumerate(dict.fromkeys(wanted), 1):
        row = before.get((level, text)) or Outcome(workgroup=workgroup, level=level, text=text)
        row.position = position
        row.save()


def reworded_outcomes(
    gone: list[Outcome], new: list[tuple[str, str]]
) -> dict[tuple[str, str], Outcome]:
    """New rows, with what the outcomes of the same place in their level were measured by."""
    found = {}
    for level in OutcomeLevel.values:
        old = [row for row in gone if row.level == level]
        keys = [key for key in new if key[0] == level]
        if len(old) == len(keys):
            for row, (_, text) in zip(old, keys, strict=True):
                kept = {"category": row.category, "measure": row.measure}
                found[level, text] = Outcome(
                    workgroup=row.workgroup, level=level, text=text, **kept
                )
    return found


@transaction.atomic
def set_measures(*, workgroup: WorkGroup, said: Mapping[int, tuple[str, str]]) -> None:
    """Keep of each outcome, by its id, what it is about and how it is measured."""
    lock_workgroup(workgroup)
    for outcome in workgroup.outcomes.select_for_update().filter(pk__in=said):
        outcome.category, outcome.measure = said[outcome.pk]
        outcome.save()


def lock_workgroup(workgroup: WorkGroup) -> None:
    """Parts of one Work Group are added one at a time."""
    # Without the key, so that rows that point to it can be written meanwhile.
    WorkGroup.objects.select_for_update(no_key=True).get(pk=workgroup.pk)


@transaction.atomic
def add_task(*, task: SchoolTask) -> SchoolTask:
    """Set a task after a workshop, once."""
    lock_workgroup(task.workgroup)
    same = SchoolTask.objects.filter(after_workshop=task.after_workshop, title=task.title)
    if same.exists():
        raise Refused("This task is set already after that workshop.", field="title")
    task.save()
    return task


@transaction.atomic
def remove_task(*, task: SchoolTask) -> None:
    """Take a task out. Raises Refused once somebody has said how it went."""
    # What people say lies in a package above and protects the task, so the database is asked.
    try:
        task.delete()
    except ProtectedError as error:
        raise Refused(
            "Somebody has spoken of this task, so it has to stay. You can change its words instead."
        ) from error


def move_tasks(shifts: Iterable[TaskShift]) -> list[SchoolTask]:
    """Give tasks the days on which they are due with a workshop that is moved."""
    moved = []
    for shift in shifts:
        shift.task.due_on = shift.due_on
        shift.task.save()
        moved.append(shift.task)
    return moved


@transaction.atomic
def add_lead(*, workgroup: WorkGroup, name: str, email: str, by: User) -> WorkGroupLead:
    """Name somebody as lead; they can sign in from now on. Raises Refused.

    Of a draft they are told when it is published, and else at once.
    """
    # The lock under which places are accepted, so that nobody gets one meanwhile.
    lock_workgroup(workgroup)
    user = account_of(name=name, email=email)
    lead, is_new = WorkGroupLead.objects.get_or_create(workgroup=workgroup, user=user)
    if not is_new:
        raise Refused(f"{user} leads this Work Group already.", field="email")
    check_may_lead(workgroup, user)
    # Whoever leads the whole leads each of its workshops.
    WorkshopLead.objects.filter(workshop__workgroup=workgroup, user=user).delete()
    if workgroup.published_at:
        # Their calendar may have heard before that they do not lead it.
        count_changes(lock_dates_to_come(workgroup))
        tell_leads([lead], by=by)
    return lead


def check_may_lead(workgroup: WorkGroup, user: User) -> None:
    """The whole of it, or one of its workshops."""
    for object_to in lead_objections:
        if sentence := object_to(workgroup, user):
            raise Refused(sentence, field="email")


@transaction.atomic
def remove_lead(*, workgroup: WorkGroup, user: User, by: User) -> None:
    """Take somebody off the leads, and tell them unless they did it themselves.

    Whoever led a draft was never told of that.
    """
    # Locked, as two who each take away another lead would leave none.
    leads = WorkGroupLead.objects.select_for_update().filter(workgroup=workgroup)
    if workgroup.published_at and leads.count() == 1:
        raise Refused("A published Work Group needs a lead. Name another one first.")
    row = leads.filter(user=user).first()
    if row is None:
        return
    if workgroup.published_at and user != by:
        dates = lock_dates_to_come(workgroup)
        count_changes(dates)
        queue([emails.lead_removed(user, workgroup, row=row.pk, by=by, dates=dates)])
    row.delete()


@transaction.atomic
def remove_workshop_from_draft(*, workshop: Workshop) -> None:
    """Take a workshop out of a draft. A published one is cancelled instead, with word to all."""
    if workshop.workgroup.published_at:
        raise Refused("People may have seen this date. Cancel it, so that they are told.")
    # A task protects its workshop, but in a draft nobody has been set it yet.
    SchoolTask.objects.filter(after_workshop=workshop).delete()
    workshop.delete()
