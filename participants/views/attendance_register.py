"""The register of a workshop, and changes of a workshop that people must be told of."""

from collections.abc import Sequence

from django.forms import CharField, HiddenInput
from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused, left_to_a_colleague
from pages.base_views import ScopedAction, ScopedForm, row_id
from pages.wording import session_words
from participants.actions import attendance_register, change
from participants.choices import Mark
from participants.forms.attendance_register import RegisterForm
from participants.forms.place import MoveForm, ReasonForm
from participants.models import Participant
from participants.queries.attendance_register import has_begun, register_rows, registers_of
from participants.queries.dates import people_told, people_told_of_group
from participants.queries.own import own_lines
from participants.rules.own import OWN_LINE
from workgroups.models import Workshop
from workgroups.queries.cycle import TaskShift, day_warnings, task_shifts
from workgroups.views.cycle import AddWorkshop
from workgroups.views.plan import WorkGroupPage
from workgroups.views.venue import MayAddVenue


class Registers(WorkGroupPage):
    """Every workshop of a Work Group with the state of its register."""

    can = Permission.TAKE_REGISTER
    template_name = "participants/registers.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"registers": registers_of(context["object"])}


class WorkshopPage:
    model = Workshop

    def prepare(self, queryset):
        return queryset.select_related(
            "workgroup__hub", "workgroup__fee_policy", "venue", "register"
        )

    def get_register_url(self):
        return reverse("participants:register", args=[self.object.pk])


def register_line(row, field, fixed: dict[int, str]) -> dict:
    """One row of the register as the component shows it, with what was just typed."""
    details = [str(row.participant.school)]
    if row.substitution:
        details.append(f"{row.substitution.name} comes instead")
    if row.cancellation:
        details.append("has cancelled")
    return {
        "id": row.participant.pk,
        "name": str(row.participant.person),
        "detail": ", ".join(details),
        "mark": field.value() or "",
        "fixed_because": fixed.get(row.participant.pk, ""),
    }


class TakeRegister(WorkshopPage, ScopedForm):
    """The register on a phone: each tap is kept at once, or all by one button."""

    can = Permission.TAKE_REGISTER
    form_class = RegisterForm
    template_name = "participants/register.html"
    success_message = "Saved: close the register when everybody is marked."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"rows": register_rows(self.object), "fixed": self.fixed}

    @cached_property
    def fixed(self) -> dict[int, str]:
        """Why this person cannot mark some of the participants, by participant."""
        own = own_lines(self.object, self.request.user)
        held = attendance_register.held_lines(self.object)
        return dict.fromkeys(own, left_to_a_colleague(OWN_LINE)) | held

    def get_context_data(self, **kwargs):
        context = super().get_context_data(workgroup=self.object.workgroup, **kwargs)
        return context | {
            "register": getattr(self.object, "register", None),
            "has_begun": has_begun(self.object),
            "register_rows": [
                register_line(row, field, self.fixed) for row, field in context["form"].lines()
            ],
            "marks": Mark.choices,
        }

    def post(self, request, *args, **kwargs):
        if "participant" in request.POST:
            return self.keep_one(request)
        return super().post(request, *args, **kwargs)

    def keep_one(self, request):
        """One tap, sent by the page's script."""
        participant, mark = row_id(request.POST["participant"]), request.POST.get("mark")
        if participant is None or mark not in Mark.values:
            return JsonResponse({"message": "This mark could not be read."}, status=422)
        try:
            attendance_register.take_register(
                workshop=self.object, marks={participant: mark}, by=request.user
            )
        except Refused as refusal:
            # Not 422: the tap was read well enough, but the register does not take it.
            return JsonResponse({"message": refusal.message}, status=409)
        return JsonResponse({"saved": True})

    def act(self, form):
        marks = form.marks()
        if "everybody" in self.request.POST:
            # What was tapped counts before the button that marks everybody else.
            marks = {
                row.participant.pk: Mark.PRESENT
                for row in form.rows
                if row.needs_mark and row.participant.pk not in self.fixed
            } | marks
        attendance_register.take_register(workshop=self.object, marks=marks, by=self.request.user)

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

    def act(self, form):
        attendance_register.close_register(workshop=self.object, by=self.request.user)

    def get_success_url(self):
        return reverse("participants:registers", args=[self.object.workgroup_id])


class ReopenRegister(WorkshopPage, ScopedAction):
    can = Permission.REOPEN_REGISTER
    form_class = ReasonForm
    title = "Reopen the register?"
    explanation = [
        "Marks stay as they are and can be changed. Fees proposed from this register are "
        "taken back until it is closed again."
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

    def act(self, form):
        attendance_register.reopen_register(
            workshop=self.object, reason=form.cleaned_data["reason"], by=self.request.user
        )

    def get_success_url(self):
        return self.get_register_url()


def people_words(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def told_words(told: int) -> str:
    return f"{people_words(told)} {'has' if told == 1 else 'have'} been told."


class ChangeWorkshop(WorkshopPage, ScopedForm):
    can = Permission.EDIT_WORKGROUP

    @cached_property
    def told(self) -> int:
        return people_told(self.object, self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(workgroup=self.object.workgroup, told=self.told, **kwargs)

    def get_success_message(self):
        return f"Done: {told_words(self.result)}"

    def get_success_url(self):
        return reverse("workgroups:cycle", args=[self.object.workgroup_id])


class DayMeant:
    """Before anybody is told of a day that may keep people away, asks whether it is meant."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["meant_on"] = CharField(required=False, widget=HiddenInput)
        return form

    def check_day_is_meant(self, form) -> None:
        warnings = self.warnings_of(form)
        if not warnings or is_day_meant(form):
            return
        ask_back(form)
        raise Refused(
            f"{' '.join(warnings)} Nobody has been told yet. Press the button again if you mean "
            "that day.",
            field="day",
        )

    def warnings_of(self, form) -> list[str]:
        [warnings] = day_warnings([form.instance], self.workgroup.hub).values()
        return warnings


def is_day_meant(form) -> bool:
    """Has the page shown what follows from this day, and has the button been pressed again?"""
    return form.cleaned_data["meant_on"] == form.cleaned_data["day"].isoformat()


def ask_back(form) -> None:
    # For this day alone: another one that is chosen instead is looked at anew.
    form.data = form.data.copy()
    form.data["meant_on"] = form.cleaned_data["day"].isoformat()


class AddDate(DayMeant, AddWorkshop):
    """One more workshop of a published Work Group: whoever has a place or leads it is told."""

    template_name = "participants/add_date.html"

    def get_context_data(self, **kwargs):
        told = people_told_of_group(self.object.pk, self.request.user)
        return super().get_context_data(told=told, **kwargs)

    def act(self, form):
        workshop = form.save(commit=False)
        self.check_day_is_meant(form)
        # Saved by the action, in one transaction with the letters.
        self.told = change.add_workshop(workshop=workshop, by=self.request.user)
        return form.instance

    def get_success_message(self):
        return f"Saved: {told_words(self.told)}"


class MoveWorkshop(DayMeant, MayAddVenue, ChangeWorkshop):
    form_class = MoveForm
    template_name = "participants/move_workshop.html"
    shifts: Sequence[TaskShift] = ()

    @property
    def workgroup(self):
        return self.object.workgroup

    def get_form_kwargs(self):
        kwargs = {"workgroup": self.workgroup, "user": self.request.user}
        return super().get_form_kwargs() | kwargs

    def form_valid(self, form):
        """Where tasks move with it, the page first shows to which days; then it is done.

        What speaks against the day is said on the same page, so that nobody is asked twice.
        """
        if is_day_meant(form):
            return super().form_valid(form)
        self.shifts = task_shifts(self.object_as_kept(), form.cleaned_data["day"])
        if self.shifts and not self.warnings_of(form):
            ask_back(form)
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        return super().get_context_data(shifts=self.shifts, **kwargs)

    def object_as_kept(self) -> Workshop:
        # The form has written what was typed into the row that it was given.
        return Workshop.objects.visible_to(self.request.user, can=self.can).get(pk=self.object.pk)

    def act(self, form):
        moved = form.instance
        self.check_day_is_meant(form)
        return change.move_workshop(
            workshop=self.object,
            starts_at=moved.starts_at,
            ends_at=moved.ends_at,
            mode=moved.mode,
            venue=moved.venue,
            join_link=moved.join_link,
            by=self.request.user,
        )


class CallOff(ChangeWorkshop):
    form_class = ReasonForm
    template_name = "participants/call_off.html"
    is_warning = True

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.submit_label = f"Cancel the workshop and tell {people_words(self.told)}"
        return form

    def act(self, form):
        return change.call_off_workshop(
            workshop=self.object, reason=form.cleaned_data["reason"], by=self.request.user
        )
