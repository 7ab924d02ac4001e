"""What is late of a Work Group's people."""

from django.db.models import Exists, OuterRef

from participants.queries.attendance_register import without_register
from participants.queries.place import under_recruited
from workgroups.models import Workshop
from workgroups.queries.late import tells_late


@tells_late("registers", "Register missing")
def with_a_register_missing(workgroups, now):
    of_group = Workshop.objects.filter(workgroup=OuterRef("pk"))
    return workgroups.filter(Exists(without_register(of_group, now)))


@tells_late("people", "Half empty, starts soon")
def half_empty(workgroups, now):
    return under_recruited(workgroups, now)
