"""What is to do, or late, of a Work Group's people."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import TruncDate

from participants.queries.attendance_register import without_register
from participants.queries.certificate import owed_certificates
from participants.queries.place import under_recruited
from workgroups.models import Workshop
from workgroups.queries.late import tells_late
from workgroups.rules import lateness


@tells_late(
    "registers",
    "Register missing",
    since=TruncDate("first_missing"),
    late_before=lateness.register_late_before,
)
def with_a_register_missing(workgroups, now):
    of_group = without_register(Workshop.objects.filter(workgroup=OuterRef("pk")), now)
    ended = Subquery(of_group.order_by("ends_at").values("ends_at")[:1])
    return workgroups.annotate(first_missing=ended).filter(first_missing__isnull=False)


@tells_late(
    "people",
    "Half empty, starts soon",
    since=TruncDate("first_at"),
    late_before=lateness.people_late_before,
)
def half_empty(workgroups, now):
    return under_recruited(workgroups, now)


@tells_late(
    "certificates",
    "Certificates to issue",
    since=TruncDate("over_at"),
    late_before=lateness.certificates_late_before,
)
def with_certificates_owed(workgroups, now):
    return owed_certificates(workgroups, now)
