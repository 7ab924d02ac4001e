"""All that was said of a Work Group, to a person or to a school; and what was written to many."""

from typing import ClassVar

from django.urls import reverse

from access.permissions import Permission
from outbox.models import Message
from pages.base_views import ListOfRow, ScopedList, row_id
from participants.filters.message import SaidFilter
from participants.models import Circular, CircularCopy, ExpressionOfInterest, Participant
from participants.queries.message import (
    latest_of_copies,
    messages_to_people,
    names_at,
    said_to_school,
)
from schools.models import School
from workgroups.models import WorkGroup


class SaidList(ListOfRow):
    """Emails with their state, newest first; each leads to its page, where it is sent again."""

    model = Message
    can = Permission.VIEW_MESSAGES
    filterset_class = SaidFilter
    template_name = "participants/said.html"
    sorts: ClassVar[dict[str, str]] = {"written": "created_at", "to": "to_email"}
    default_sort = "-written"

    def prepare(self, queryset):
        # Letters are long, and the list shows none of them.
        return self.said(queryset).defer("text", "html")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(row=self.row, **kwargs)
        names = names_at([message.to_email for message in context["object_list"]])
        rows = [(message, names.get(message.to_email, "")) for message in context["object_list"]]
        return context | {"rows": rows, "back_url": self.back_url, "about": self.about}

    @property
    def about(self) -> str:
        return str(self.row)


class WorkGroupMessages(SaidList):
    of = WorkGroup
    template_name = "participants/workgroup_messages.html"

    def prepare_row(self, rows):
        return rows.with_dates().select_related("hub", "project", "fee_policy", "provider")

    def said(self, queryset):
        return queryset.filter(workgroup=self.row)

    def get_context_data(self, **kwargs):
        return super().get_context_data(workgroup=self.row, object=self.row, **kwargs)

    @property
    def back_url(self) -> str:
        return reverse("workgroups:detail", args=[self.row.pk])


class ToPerson(SaidList):
    """By their addresses: the one they are reached at now, and the one they once gave."""

    def said(self, queryset):
        hub = self.row.workgroup.hub_id
        return messages_to_people(queryset.filter(hub=hub), [self.row.person_id])

    @property
    def about(self) -> str:
        return str(self.row.person)


class InterestMessages(ToPerson):
    of = ExpressionOfInterest

    def prepare_row(self, rows):
        return rows.select_related("person", "workgroup")

    @property
    def back_url(self) -> str:
        return reverse("participants:interest", args=[self.row.pk])


class PlaceMessages(ToPerson):
    of = Participant

    def prepare_row(self, rows):
        return rows.select_related("person", "workgroup")

    @property
    def back_url(self) -> str:
        return reverse("participants:participant", args=[self.row.pk])


class SchoolMessages(SaidList):
    of = School

    def said(self, queryset):
        return said_to_school(queryset, self.row)

    @property
    def back_url(self) -> str:
        return reverse("schools:school", args=[self.row.pk])


class CircularList(ScopedList):
    """What was written to many, of all Work Groups or of the one that the address names."""

    model = Circular
    can = Permission.WRITE_TO_PARTICIPANTS
    template_name = "participants/circular_list.html"
    sorts: ClassVar[dict[str, str]] = {"sent": "sent_at", "subject": "subject"}
    default_sort = "-sent"

    def prepare(self, queryset):
        if workgroup := row_id(self.request.GET.get("workgroup", "")):
            queryset = queryset.filter(workgroup=workgroup)
        return queryset.select_related("workgroup", "school", "written_by")


class CircularPage(ListOfRow):
    """One of them: its words, and what became of each copy."""

    of = Circular
    model = CircularCopy
    can = Permission.WRITE_TO_PARTICIPANTS
    template_name = "participants/circular_detail.html"
    # Those who were written to first, then those left out, each in the order of the list.
    sorts: ClassVar[dict[str, str]] = {"turn": "left_out"}

    def prepare_row(self, rows):
        return rows.select_related("hub", "workgroup", "school", "written_by")

    def prepare(self, queryset):
        return queryset.filter(circular=self.row)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        latest = latest_of_copies(context["object_list"])
        return context | {
            "circular": self.row,
            "rows": [(copy, latest.get(copy.pk)) for copy in context["object_list"]],
            "sees_messages": self.request.user.may(Permission.VIEW_MESSAGES, self.row.hub_id),
            "written": self.row.copies.written().count(),
        }
