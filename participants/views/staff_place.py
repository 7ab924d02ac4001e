"""One participant's place, as the hub and the lead see it and act on it."""

from django.http import Http404
from django.urls import reverse

from access.permissions import Permission
from access.refusal import Refused, left_to_a_colleague
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm
from pages.forms.base import ConfirmForm
from pages.wording import session_words
from participants import links
from participants.actions import attendance, place
from participants.forms.place import StaffCancelForm, StaffWithdrawForm
from participants.forms.substitute import SubstituteForForm
from participants.models import Participant
from participants.queries.dates import PlaceDate, dates_of
from participants.queries.group_move import MOVES_OF_IT, can_be_moved, moves_of
from participants.queries.standing import standing_of
from participants.queries.task_accounts import tasks_of
from participants.rules.own import OWN_PLACE, is_own


class PlaceOf:
    model = Participant

    def prepare(self, queryset):
        return queryset.select_related(
            "person",
            "school",
            "fee_policy",
            "interest",
            *(f"interest__{path}" for path in MOVES_OF_IT),
            "workgroup__hub",
            "workgroup__project",
        )

    def get_success_url(self):
        return reverse("participants:participant", args=[self.object.pk])

    def grown_ups(self):
        return [self.object.person.name]


class ParticipantDetail(PlaceOf, ScopedDetail):
    can = Permission.VIEW_PEOPLE
    template_name = "participants/participant_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        participant = context["object"]
        dates = dates_of(participant)
        participant.interest.workgroup = participant.workgroup
        return context | {
            "participant": participant,
            "workgroup": participant.workgroup,
            "policy": participant.fee_policy,
            "dates": dates,
            "certificates": participant.certificates.all(),
            "moves": moves_of(participant.interest),
            "can_be_moved": can_be_moved(participant.interest),
            "standing": standing_of(
                dates, tasks_of(participant), participant.workgroup.completion_rule
            ),
            **self.own_place(participant),
        }

    def own_place(self, participant) -> dict:
        """To whom their own place is left, and where they change it themselves."""
        if not is_own(self.request.user, participant.person):
            return {}
        return {
            "left_to": left_to_a_colleague(OWN_PLACE),
            "own_url": links.PLACE.path(participant),
        }


class DateOf(PlaceOf, ScopedForm):
    """One date of a place, acted on for the participant."""

    can = Permission.CHANGE_PLACE
    template_name = "participants/staff_date.html"

    @property
    def date(self) -> PlaceDate:
        # A date of another Work Group, or one that was called off, is not among them.
        for date in dates_of(self.object):
            if date.workshop.pk == self.kwargs["workshop"]:
                return date
        raise Http404

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            date=self.date, title=self.title.format(person=self.object.person), **kwargs
        )


class CancelFor(DateOf):
    form_class = StaffCancelForm
    title = "Cancel a date for {person}"
    success_message = "The date is cancelled, and the participant has an email that says so."

    def check(self):
        if self.date.cancellation:
            raise Refused(attendance.CANCELLED_ALREADY)

    def act(self, form):
        answer = form.cleaned_data
        return attendance.cancel_workshop_place(
            participant=self.object,
            workshop=self.date.workshop,
            reason=answer["reason"],
            channel=answer["channel"],
            notified_at=form.notified_at(),
            recorded_by=self.request.user,
        )


class SubstituteFor(DateOf):
    form_class = SubstituteForForm
    title = "Name a colleague for {person}"
    success_message = "The colleague is named."

    def act(self, form):
        return attendance.name_substitute(
            participant=self.object,
            workshop=self.date.workshop,
            recorded_by=self.request.user,
            **form.cleaned_data,
        )


class ComeAfterAllFor(DateOf):
    form_class = ConfirmForm
    template_name = "components/confirm.html"
    title = "Does {person} come after all?"
    button = "Expect them again"
    success_message = "They are expected again."

    def get_context_data(self, **kwargs):
        date = self.date
        return super().get_context_data(
            explanation=[
                "Their cancellation is taken back." if date.cancellation else "",
                colleague_words(date.substitution) if date.substitution else "",
                "" if date.has_begun else "They get an email that says so.",
            ],
            summary=[
                ("Work Group", str(self.object.workgroup)),
                ("Workshop", session_words(date.workshop.starts_at, date.workshop.ends_at)),
            ],
            **kwargs,
        )

    def check(self):
        attendance.check_is_missed(self.date.is_missed)

    def act(self, form):
        attendance.come_after_all(
            participant=self.object, workshop=self.date.workshop, recorded_by=self.request.user
        )


def colleague_words(substitution) -> str:
    if substitution.email:
        return f"{substitution.name} gets an email which says that they need not come."
    return f"We have no address of {substitution.name}, so tell them that they need not come."


class WithdrawFor(PlaceOf, ScopedAction):
    # Not for the lead, who may cancel a date: a place given up goes to somebody else.
    can = Permission.ALLOCATE_PLACES
    form_class = StaffWithdrawForm
    explanation = [
        "All their dates from then on are cancelled, each in time or late by the day on "
        "which word reached you. They get an email that says so."
    ]
    button = "Give up the place"
    is_warning = True
    success_message = "The place is given up and can go to somebody else."

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Give up the place of {self.object.person}?",
            summary=[("Work Group", str(self.object.workgroup))],
            **kwargs,
        )

    def check(self):
        place.check_not_given_up(self.object)

    def act(self, form):
        place.give_up_place(
            participant=self.object,
            reason=form.cleaned_data["reason"],
            channel=form.cleaned_data["channel"],
            notified_at=form.notified_at(),
            by=self.request.user,
        )
