"""Merging two entries of one organisation."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedAction, row_id
from schools.actions.merge_organisations import merge_organisations, what_would_move
from schools.models import School
from schools.queries.school import FOUND


class MergeOrganisation(ScopedAction):
    """First which entry stays, then what moves there."""

    model = School
    can = Permission.EDIT_SCHOOLS
    template_name = "schools/merge_organisation.html"
    button = "Merge the two"
    is_warning = True

    def prepare(self, queryset):
        return queryset.organisations().unmerged()

    @property
    def others(self):
        """Both must be the hub's own: contacts and places would else change hands."""
        rows = School.objects.visible_to(self.request.user, can=self.can)
        return rows.open().exclude(pk=self.object.pk)

    @cached_property
    def stays(self):
        chosen = row_id(self.request.GET.get("school", ""))
        return self.others.filter(pk=chosen).first() if chosen else None

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", "")
        return super().get_context_data(
            stays=self.stays,
            moves=what_would_move(self.object) if self.stays else [],
            q=text,
            found=list(self.others.search(text)[:FOUND]) if text else [],
            title=f"Merge {self.object} into {self.stays or 'another'}?",
            back_url=reverse("schools:school", args=[self.object.pk]),
            **kwargs,
        )

    def act(self, form):
        # It was closed or merged meanwhile, or never was within reach: nobody is told which.
        if self.stays is None:
            raise Http404
        return merge_organisations(
            goes=self.object, stays=self.stays, on=timezone.localdate(), by=self.request.user
        )

    def get_success_message(self):
        return f"{self.object} is merged, and what belonged to it belongs to {self.result} now."

    def get_success_url(self):
        return reverse("schools:school", args=[self.result.pk])
