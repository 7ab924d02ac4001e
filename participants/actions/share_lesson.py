"""The final lesson goes into the resources of its Work Group, where next year's can find it."""

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from hubs.models import User
from pages.choices import DocumentKind
from pages.rules.document import Document
from pages.wording import counted_things, join_words
from participants.actions.lesson_document import document_of
from participants.actions.lesson_study import check_open
from participants.models import LessonStudy, LessonVersion, SharedLesson
from participants.queries.shared_lesson import named_in_lesson, told_teachings
from workgroups.actions.plan import lock_workgroup
from workgroups.actions.resources import save_resource
from workgroups.choices import ResourceTime
from workgroups.models import Resource, WorkGroup, Workshop


def check_can_be_shared(study: LessonStudy) -> None:
    """May the lesson go into the resources? Raises Refused."""
    check_open(WorkGroup.objects.select_related("project").get(pk=study.workgroup_id))
    if SharedLesson.objects.filter(study=study, resource__isnull=False).exists():
        raise Refused(
            "This lesson is among the resources already. Take it out there before you put another "
            "version in."
        )
    if not Workshop.objects.standing().filter(workgroup=study.workgroup_id).exists():
        raise Refused("A resource belongs to a workshop, and this Work Group has none yet.")


@transaction.atomic
def share_lesson(
    *,
    study: LessonStudy,
    version: LessonVersion,
    workshop: Workshop,
    licence: str,
    link: str = "",
    by: User,
) -> Resource:
    """Put a version in as a document that names only those who agree. Raises Refused.

    Its words may name nobody, as a name in them could not be taken back.
    """
    lock_workgroup(study.workgroup)
    # As keep_credit() does: who is named is read once.
    LessonStudy.objects.select_for_update(no_key=True).get(pk=study.pk)
    check_can_be_shared(study)
    if version.hidden_at:
        raise Refused("This version is hidden. Choose another one.", field="version")
    if named := named_in_lesson(version):
        raise Refused(
            f"The words of the lesson name {join_words(named)}. Write a version without names: "
            "those who agree are named beside it.",
            field="version",
        )
    time = ResourceTime.AFTER if workshop.ends_at <= timezone.now() else ResourceTime.BEFORE
    if Resource.objects.filter(workshop=workshop, time=time, title=study.title).exists():
        raise Refused("There is a resource of this title at that workshop.", field="workshop")
    content, mark = document_of(version)
    resource = save_resource(
        resource=Resource(
            workgroup=study.workgroup,
            workshop=workshop,
            # Either way people see it at once.
            time=time,
            title=study.title,
            link=link,
            publisher=f"Teachers of {study.workgroup}"[:120],
            licence=licence,
            context=context_of(study, version),
        ),
        file=Document(DocumentKind.PDF, content),
    )
    kept = {"version": version, "shared_at": timezone.now(), "shared_by": by}
    SharedLesson.objects.update_or_create(
        study=study, defaults=kept | {"resource": resource, "document_hash": mark}
    )
    return resource


def context_of(study: LessonStudy, version: LessonVersion) -> str:
    """Planned together, taught 3 times at 2 schools, refined twice."""
    taught = told_teachings(study)
    schools = len({teaching.school_id for teaching in taught})
    times, places = counted_things(len(taught), "time"), counted_things(schools, "school")
    refined = counted_things(version.number - 1, "time")
    return f"Planned together, taught {times} at {places}, and refined {refined}."
