"""The Work Groups that answer a hub's priorities."""

from django.db.models import Prefetch, Q

from needs.models import Priority
from needs.queries.answers import register_answers
from workgroups.models import WorkGroup, WorkGroupPriority


class AnsweringWorkGroups:
    """Read with their dates and leads, in the order in which they begin."""

    cell = "workgroups/_answers_cell.html"
    table = "workgroups/_answering_groups.html"

    def joined_to(self, priorities, reader):
        # Without a reader it is for a page that everybody reads.
        groups = WorkGroup.objects.visible_to(reader) if reader else WorkGroup.objects.public()
        standing = groups.with_dates().filter(cancelled_at=None).prefetch_related("leads")
        in_order = standing.order_by("first_at", "pk")
        return priorities.prefetch_related(Prefetch("workgroups", in_order))

    def standing(self) -> Q:
        rows = WorkGroupPriority.objects.filter(workgroup__cancelled_at=None)
        return Q(pk__in=rows.values("priority"))

    def names(self, priority: Priority) -> list[str]:
        return [str(group) for group in priority.workgroups.all()]


register_answers(AnsweringWorkGroups())
