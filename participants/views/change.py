"""Changes of a workshop of which people are told, once the page has shown what follows and who
reads which words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from django.forms import CharField, HiddenInput
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from pages.base_views import ScopedForm
from pages.wording import day_words
from participants.actions import change
from participants.forms.place import MoveForm, ReasonForm
from participants.queries.audience import Audience, people_told
from participants.queries.change import (
    audiences_of_addition,
    audiences_of_cancelling,
    audiences_of_move,
    free_moments,
    when_and_where,
    workshops_between,
)
from participants.views.attendance_register import WorkshopPage
from participants.views.called_off import YOUR_REASON
from workgroups.models import Workshop
from workgroups.queries.cycle import TaskShift, task_shifts, tasks_that_stay, with_days_off
from workgroups.queries.dates import warnings_of_dates
from workgroups.rules.dates import PlannedWorkshop
from workgroups.views.cycle import AddWorkshop
from workgroups.views.venue import MayAddVenue


def people_words(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def told_words(told: int) -> str:
    return f"{people_words(told)} {'has' if told == 1 else 'have'} been told."


@dataclass(frozen=True)
class Foreseen:
    """What follows from a change that nobody has been told of yet."""

    audiences: Sequence[Audience] = ()
    shifts: Sequence[TaskShift] = ()
    was: str = ""
    then: str = ""
    free_until: list[datetime] = field(default_factory=list)
    stays: Sequence[str] = ()  # of the tasks that follow it
    warnings: Sequence[str] = ()  # what speaks against the day

    @property
    def follows(self) -> bool:
        return bool(self.audiences or self.shifts or self.stays)

    @property
    def as_shown(self) -> tuple:
        told = [(group.label, [row.pk for row in group.rows]) for group in self.audiences]
        tasks = [shift.planned for shift in self.shifts]
        return self.was, self.then, self.free_until, told, tasks, list(self.stays)


class ChangeWorkshop(WorkshopPage, ScopedForm):
    can = Permission.EDIT_WORKGROUP

    def check(self):
        change.check_not_called_off(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(workgroup=self.object.workgroup, **kwargs)

    def get_success_message(self):
        return f"Done: {told_words(self.result)}"

    def get_success_url(self):
        return reverse("workgroups:cycle", args=[self.object.workgroup_id])


class ForeseenFirst:
    """Shows who is told what, and what speaks against the day, before the button counts."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["shown"] = CharField(required=False, widget=HiddenInput)
        return form

    def form_valid(self, form):
        # Asked before foresee(), which reads the row as it was.
        warnings = self.warnings_of(form.instance)
        foreseen = self.foresee(form.instance)
        mark = mark_of(form.cleaned_data, warnings, foreseen)
        if form.cleaned_data["shown"] == mark or not (warnings or foreseen.follows):
            return super().form_valid(form)
        form.data = form.data.copy()
        form.data["shown"] = mark
        foreseen = replace(foreseen, warnings=warnings)
        context = self.get_context_data(form=form, foreseen=foreseen)
        return self.render_to_response(context, status=422 if warnings else 200)

    def get_context_data(self, **kwargs):
        foreseen = kwargs.get("foreseen")
        audiences = foreseen.audiences if foreseen else self.audiences()
        told = people_told(audiences)
        return super().get_context_data(told=told, audiences=audiences, **kwargs)

    def audiences(self) -> list[Audience]:
        """Who is told, as long as nothing is typed."""
        raise NotImplementedError

    def warnings_of(self, workshop: Workshop) -> list[str]:
        """What speaks against the date, as where dates are planned."""
        planned = PlannedWorkshop(
            workshop=workshop.pk,
            starts_at=workshop.starts_at,
            ends_at=workshop.ends_at,
            mode=workshop.mode,
            venue=workshop.venue_id,
            tasks=(),
        )
        [warnings] = warnings_of_dates(self.workgroup, [planned])
        return warnings

    def foresee(self, workshop: Workshop) -> Foreseen:
        """Of the workshop as typed, which is saved nowhere."""
        raise NotImplementedError


def mark_of(cleaned: dict, warnings: Sequence[str], foreseen: Foreseen) -> str:
    """Stands for what the page shows: what was typed, and what follows from it as things stand.

    Where either is different once the button is pressed again, the page is shown anew.
    """
    typed = [
        (name, str(getattr(value, "pk", value)))
        for name, value in sorted(cleaned.items())
        if name != "shown"
    ]
    return sha256(repr((typed, list(warnings), foreseen.as_shown)).encode()).hexdigest()


class AddDate(ForeseenFirst, AddWorkshop):
    """One more workshop of a published Work Group: whoever has a place or leads it is told."""

    template_name = "participants/add_date.html"

    def audiences(self):
        return audiences_of_addition(Workshop(workgroup=self.object), by=self.request.user)

    def foresee(self, workshop):
        workshop.changed_at = timezone.now()
        audiences = audiences_of_addition(workshop, by=self.request.user)
        return Foreseen(
            audiences,
            then=when_and_where(workshop),
            free_until=free_moments(workshop, audiences),
        )

    def act(self, form):
        workshop = form.save(commit=False)
        # Saved by the action, in one transaction with the letters.
        self.told = change.add_workshop(workshop=workshop, by=self.request.user)
        return form.instance

    def get_success_message(self):
        return f"Saved: {told_words(self.told)}"


class MoveWorkshop(ForeseenFirst, MayAddVenue, ChangeWorkshop):
    form_class = MoveForm
    template_name = "participants/move_workshop.html"

    @property
    def workgroup(self):
        return self.object.workgroup

    def get_row(self):
        row = super().get_row()
        # Now, as the form writes what is typed into the row.
        self.was = when_and_where(row)
        return row

    def check(self):
        change.check_may_be_moved(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(was=self.was, **kwargs)

    def audiences(self):
        return audiences_of_move(self.object, was=self.was, by=self.request.user)

    def get_form_kwargs(self):
        kwargs = {"workgroup": self.workgroup, "user": self.request.user}
        return super().get_form_kwargs() | kwargs

    def kept(self) -> Workshop:
        # The form has written what was typed into the row that it was given.
        rows = Workshop.objects.visible_to(self.request.user, can=self.can)
        return rows.select_related("venue").get(pk=self.object.pk)

    def warnings_of(self, workshop):
        passed = [
            f"It then comes {'after' if workshop.starts_at > other.starts_at else 'before'} the "
            f"workshop on {day_words(timezone.localdate(other.starts_at))}."
            for other in workshops_between(self.kept(), workshop)
        ]
        return [*super().warnings_of(workshop), *passed]

    def foresee(self, workshop):
        kept = self.kept()
        if change.is_same_move(kept, workshop):
            return Foreseen()
        workshop.changed_at, was = timezone.now(), when_and_where(kept)
        to = timezone.localdate(workshop.starts_at)
        shifts = with_days_off(task_shifts(kept, to), self.workgroup.hub)
        tasks = [shift.moved for shift in shifts]
        audiences = audiences_of_move(workshop, was=was, tasks=tasks, by=self.request.user)
        return Foreseen(
            audiences,
            shifts,
            was,
            when_and_where(workshop),
            free_moments(workshop, audiences),
            tasks_that_stay(kept, to),
        )

    def act(self, form):
        moved = form.instance
        return change.move_workshop(
            workshop=self.object,
            starts_at=moved.starts_at,
            ends_at=moved.ends_at,
            mode=moved.mode,
            venue=moved.venue,
            join_link=moved.join_link,
            because=moved.changed_because,
            by=self.request.user,
        )


class CallOff(ChangeWorkshop):
    form_class = ReasonForm
    template_name = "participants/call_off.html"
    is_warning = True
    way_back = "Keep the workshop"

    def get_context_data(self, **kwargs):
        day = day_words(timezone.localdate(self.object.starts_at))
        self.object.cancelled_because = self.request.POST.get("reason", "").strip() or YOUR_REASON
        audiences = audiences_of_cancelling(self.object, by=self.request.user)
        told = people_told(audiences)
        tells = f" and tell {people_words(told)}" if told else ""
        return super().get_context_data(
            title=f"Cancel the workshop on {day}?",
            button=f"Cancel the workshop{tells}",
            summary=[("Work Group", str(self.object.workgroup))],
            audiences=audiences,
            told=told,
            **kwargs,
        )

    def act(self, form):
        return change.call_off_workshop(
            workshop=self.object, reason=form.cleaned_data["reason"], by=self.request.user
        )
