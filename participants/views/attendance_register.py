"""The register of a workshop, and changes of a workshop that people must be told of."""

from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused, left_to_a_colleague
from pages.base_views import ScopedAction, ScopedForm
from pages.wording import clock_words, session_words
from participants.actions import attendance_register
from participants.choices import Mark, MarkSource
from participants.forms.attendance_register import OneMarkForm, RegisterForm
from participants.forms.place import ReasonForm
from participants.links import day_word
from participants.models import Participant
from participants.queries.attendance_register import (
    has_begun,
    register_rows,
    registers_of,
    rows_to_mark,
)
from participants.queries.own import own_lines
from participants.queries.panels import closed_register_panels, registers_panels
from participants.queries.walk_in import walk_ins_at
from participants.rules.completion import minutes_between
from participants.rules.own import OWN_LINE
from workgroups.models import Workshop
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage


class Registers(WorkGroupPage):
    """Every workshop of a Work Group with the state of its register."""

    can = Permission.TAKE_REGISTER
    template_name = "participants/registers.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        return context | {
            "registers": registers_of(workgroup),
            "panels": registers_panels.of(workgroup, self.request.user, timezone.localdate()),
        }


class WorkshopPage:
    model = Workshop

    def prepare(self, queryset):
        return queryset.select_related(
            "workgroup__hub", "workgroup__fee_policy", "venue", "register"
        )

    def get_register_url(self):
        return reverse("participants:register", args=[self.object.pk])

    @cached_property
    def leads_alone(self) -> bool:
        """Do they lead this one workshop, and may open nothing else of its Work Group?"""
        held = permissions_on(self.object.workgroup, self.request.user)
        return Permission.TAKE_REGISTER not in held

    def get_registers_url(self):
        """Of all its registers, or the one page that there is for whoever leads one workshop."""
        if self.leads_alone:
            return reverse("workgroups:led_workshop", args=[self.object.pk])
        return reverse("participants:registers", args=[self.object.workgroup_id])

    def grown_ups(self):
        """Asked for only where something looks like a name."""
        people = Participant.objects.visible_to(self.request.user)
        return people.filter(workgroup=self.object.workgroup_id).values_list(
            "person__name", flat=True
        )


def register_line(row, field, missed, fixed: dict[int, str]) -> dict:
    """One row of the register as the component shows it, with what was just typed."""
    details = [str(row.participant.school)]
    if row.substitution:
        details.append(f"{row.substitution.name} comes instead")
    if row.cancellation:
        details.append("has cancelled")
    if row.part_words:
        details.append(f"here for {row.part_words}")
    return {
        "id": row.participant.pk,
        "name": str(row.participant.person),
        "detail": ", ".join(details),
        "mark": field.value() or "",
        "when_here": row.mark_when_all_came,
        "has_cancelled": row.cancellation is not None,
        "missed": missed,
        "checked_in": check_in_words(row),
        "needs": "" if row.is_missed else row.participant.needs_words,
        "fixed_because": fixed.get(row.participant.pk, ""),
    }


def check_in_words(row) -> str:
    if row.checked_in_at is None:
        return ""
    where = "by the code" if row.attendance.source == MarkSource.LINK else "on their own page"
    return f"Checked in {where} at {clock_words(timezone.localtime(row.checked_in_at).time())}."


class TakeRegister(WorkshopPage, ScopedForm):
    """The register on a phone: each tap is kept at once, or all by one button."""

    can = Permission.TAKE_REGISTER
    form_class = RegisterForm
    template_name = "participants/register.html"
    success_message = "Saved: close the register when everybody is marked who has not cancelled."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "rows": rows_to_mark(self.object),
            # What is sent is held against them by the action, once the register is locked.
            "fixed": {} if self.request.method == "POST" else self.fixed,
            "whole": self.whole,
        }

    @property
    def whole(self) -> int:
        return minutes_between(self.object.starts_at, self.object.ends_at)

    @cached_property
    def fixed(self) -> dict[int, str]:
        """Why this person cannot mark some of the participants, by participant."""
        own = own_lines(self.object, self.request.user)
        held = attendance_register.held_lines(self.object)
        return dict.fromkeys(own, left_to_a_colleague(OWN_LINE)) | held

    def get_context_data(self, **kwargs):
        context = super().get_context_data(workgroup=self.object.workgroup, **kwargs)
        register = getattr(self.object, "register", None)
        return context | {
            "back_url": self.get_registers_url(),
            "back_label": "The workshop you lead" if self.leads_alone else "All registers",
            "register": register,
            "panels": self.panels() if register and register.closed_at else {},
            "has_begun": has_begun(self.object),
            "register_rows": [register_line(*line, self.fixed) for line in context["form"].lines()],
            "marks": Mark.choices,
            "word": day_word(self.object),
            "walk_ins": walk_ins_at(self.object),
        }

    def panels(self):
        return closed_register_panels.of(self.object, self.request.user, timezone.localdate())

    def post(self, request, *args, **kwargs):
        if "participant" in request.POST:
            return self.keep_one(request)
        return super().post(request, *args, **kwargs)

    def keep_one(self, request):
        """One tap, sent by the page's script."""
        try:
            marks, minutes = OneMarkForm(request.POST, whole=self.whole).as_marks()
        except Refused as problem:
            return JsonResponse({"message": problem.message}, status=422)
        try:
            self.keep(marks, minutes)
        except Refused as refusal:
            # Not 422: the tap was read well enough, but the register does not take it.
            return JsonResponse({"message": refusal.message}, status=409)
        return JsonResponse({"saved": True})

    def act(self, form):
        marks = form.marks()
        if "everybody" in self.request.POST:
            # What was tapped counts before the button that marks everybody else.
            marks = {
                row.participant.pk: row.mark_when_all_came for row in form.rows if row.needs_mark
            } | marks
        try:
            self.keep(marks, form.minutes())
        except Refused:
            # The lines that are not theirs to mark stay as they are, and the others are kept.
            theirs = {place: mark for place, mark in marks.items() if place not in self.fixed}
            if len(theirs) == len(marks):
                raise
            self.keep(theirs, form.minutes())

    def keep(self, marks, minutes):
        attendance_register.take_register(
            workshop=self.object, marks=marks, minutes=minutes, by=self.request.user
        )

    def get_success_url(self):
        return self.get_register_url()


class CloseRegister(WorkshopPage, ScopedAction):
    can = Permission.TAKE_REGISTER
    template_name = "participants/close_register.html"
    success_message = "The register is closed, thank you."

    def get_context_data(self, **kwargs):
        rows = register_rows(self.object)
        return super().get_context_data(
            workgroup=self.object.workgroup,
            rows=rows,
            missing=[row for row in rows if row.needs_mark],
            is_over=self.object.ends_at <= timezone.now(),
            back_url=self.get_register_url(),
            **kwargs,
        )

    def check(self):
        attendance_register.check_register_is_open(getattr(self.object, "register", None))
        attendance_register.check_has_begun(self.object, timezone.now())

    def act(self, form):
        attendance_register.close_register(workshop=self.object, by=self.request.user)

    def get_success_url(self):
        return self.get_registers_url()


class ReopenRegister(WorkshopPage, ScopedAction):
    can = Permission.REOPEN_REGISTER
    form_class = ReasonForm
    title = "Reopen the register?"
    explanation = [
        "Marks stay as they are and can be changed. Fees that were proposed or confirmed from "
        "this register wait until it is closed again: a line that stays as it was keeps its fee, "
        "and nobody is written to about it."
    ]
    button = "Reopen the register"
    success_message = "The register is open again."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            summary=[
                ("Workshop", session_words(self.object.starts_at, self.object.ends_at)),
                *self.what_stays(),
            ],
            back_url=self.get_register_url(),
            **kwargs,
        )

    def what_stays(self) -> list[tuple[str, str]]:
        held = attendance_register.held_lines(self.object)
        rows = Participant.objects.visible_to(self.request.user).filter(pk__in=held)
        people = rows.select_related("person").order_by("person__name", "pk")
        return [(str(row.person), held[row.pk]) for row in people]

    def check(self):
        attendance_register.check_register_is_closed(getattr(self.object, "register", None))

    def act(self, form):
        attendance_register.reopen_register(
            workshop=self.object, reason=form.cleaned_data["reason"], by=self.request.user
        )

    def get_success_url(self):
        return self.get_register_url()
