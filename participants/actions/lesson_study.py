"""Planning a lesson together: it is begun with a first version, and each later one refines it."""

from dataclasses import dataclass

from django.db import transaction

from access.refusal import Refused
from hubs.models import User
from pages.pupil_identity import refuse_pupils
from participants.actions.lesson_credit import keep_credit
from participants.models import LessonStudy, LessonVersion, Participant
from participants.models.lesson_study import of_somebody
from participants.queries.conversation import can_write
from workgroups.actions.plan import lock_workgroup
from workgroups.models import WorkGroup

CLOSED = "The year of this Work Group is over, or it is called off: its lessons can only be read."
NOT_OF_GROUP = "Only those who take part and the lead write here."
WRITTEN_MEANWHILE = (
    "Somebody else wrote version {number} while you were writing. Read it, bring the two together "
    "here, then save again."
)


class VersionWrittenMeanwhile(Refused):
    """Somebody else wrote a version since the writer opened the form; `number` is its."""

    def __init__(self, number: int):
        super().__init__(WRITTEN_MEANWHILE.format(number=number), field="plan")
        self.number = number


@dataclass(frozen=True)
class PlanOfLesson:
    """The plan as one version says it, and whether its writer is named when it is passed on."""

    plan: str
    link: str = ""
    is_credited: bool = False


def check_open(workgroup: WorkGroup) -> None:
    """Wants the project joined. Raises Refused."""
    if not can_write(workgroup):
        raise Refused(CLOSED)


def check_may_write(workgroup: WorkGroup, by: User | Participant) -> None:
    """Lock the Work Group, and raise Refused unless `by` may write in it today."""
    lock_workgroup(workgroup)
    # Read anew: it may have been called off, or the place given up, while the page was open.
    check_open(WorkGroup.objects.select_related("project").get(pk=workgroup.pk))
    if isinstance(by, User):
        is_of_group = workgroup.leads.filter(pk=by.pk).exists()
    else:
        places = Participant.objects.taking_part().filter(pk=by.pk, workgroup=workgroup)
        # Held, so that nobody gives it up meanwhile, and is still expected somewhere.
        is_of_group = places.select_for_update(no_key=True).first() is not None
    if not is_of_group:
        raise Refused(NOT_OF_GROUP)


@transaction.atomic
def begin_lesson(
    *,
    workgroup: WorkGroup,
    title: str,
    aim: str,
    question: str = "",
    first: PlanOfLesson,
    by: User | Participant,
) -> LessonStudy:
    """Begin to study a lesson, with version 1 of its plan. Raises Refused."""
    check_may_write(workgroup, by)
    refuse_pupils([("title", title), ("aim", aim), ("question", question)])
    if LessonStudy.objects.filter(workgroup=workgroup, title=title).exists():
        raise Refused("There is a lesson of this title already. Refine that one.", field="title")
    study = LessonStudy.objects.create(workgroup=workgroup, title=title, aim=aim, question=question)
    write_version(study, number=1, words=first, by=by)
    return study


@transaction.atomic
def refine_lesson(
    *,
    study: LessonStudy,
    seen_version: int,
    words: PlanOfLesson,
    changed: str,
    by: User | Participant,
) -> LessonVersion:
    """Write the next version, and what changed in it and why.

    `seen_version` is the latest that its writer had before them. Raises VersionWrittenMeanwhile
    where there is a later one by now, and Refused.
    """
    check_may_write(study.workgroup, by)
    latest = study.versions.latest("number")
    if latest.number != seen_version:
        raise VersionWrittenMeanwhile(latest.number)
    refuse_pupils([("changed", changed)])
    if (latest.plan, latest.link) == (words.plan, words.link):
        raise Refused(
            f"The plan reads as version {latest.number} does. Change it, or say how that version "
            "went.",
            field="plan",
        )
    return write_version(study, number=latest.number + 1, words=words, changed=changed, by=by)


def write_version(
    study: LessonStudy,
    *,
    number: int,
    words: PlanOfLesson,
    by: User | Participant,
    changed: str = "",
) -> LessonVersion:
    refuse_pupils([("plan", words.plan)])
    version = LessonVersion.objects.create(
        study=study,
        number=number,
        plan=words.plan,
        changed=changed,
        link=words.link,
        **of_somebody(by),
    )
    keep_credit(study, by, is_credited=words.is_credited)
    return version
