"""The final lesson as a document among the resources of a Work Group, and its copies."""

from hashlib import sha256

from django.db.models import BinaryField, F, Func

from pages.choices import DocumentKind
from participants.documents import lesson_pdf
from participants.models import LessonStudy, LessonVersion, SharedLesson
from participants.queries.shared_lesson import sheet_of_lesson
from workgroups.models import ResourceFile


def document_of(version: LessonVersion) -> tuple[bytes, str]:
    """What is printed of it today, and the mark by which it is found again."""
    content = lesson_pdf(sheet_of_lesson(version))
    return content, sha256(content).hexdigest()


def renew_document(study: LessonStudy) -> None:
    """Print it anew wherever it lies, once other people want to be named."""
    shared = SharedLesson.objects.filter(study=study).select_related("version__study").first()
    if shared is None:
        return
    content, mark = document_of(shared.version)
    copies_of(shared).update(content=content)
    shared.document_hash = mark
    shared.save()


def copies_of(shared: SharedLesson):
    """Every copy in the hub: Work Groups that follow this one may have taken it over.

    None is found where somebody put another document in its place.
    """
    hub = shared.version.study.workgroup.hub_id
    rows = ResourceFile.objects.filter(resource__workgroup__hub=hub, kind=DocumentKind.PDF)
    marked = rows.annotate(mark=Func(F("content"), function="sha256", output_field=BinaryField()))
    return marked.filter(mark=bytes.fromhex(shared.document_hash))
