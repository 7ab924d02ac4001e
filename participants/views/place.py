"""A participant's own page, by their link: dates, and what to do about one of them."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from hubs.queries.texts import terms_in_force
from pages.base_views import READ_ONLY
from pages.forms.base import ConfirmForm
from participants import links
from participants.actions import attendance, place
from participants.forms.place import CancelDateForm, GiveUpForm
from participants.forms.substitute import SubstituteForm
from participants.models import Participant
from participants.queries.action_plans import action_plan_of
from participants.queries.certificate import certificates_of_person
from participants.queries.conversation import can_write
from participants.queries.dates import PlaceDate, dates_of
from participants.queries.governor_report import own_reports
from participants.queries.group_move import place_now, where_now
from participants.queries.lesson_study import lessons_shown
from participants.queries.own_years import own_workgroups
from participants.queries.panels import place_panels
from participants.queries.standing import standing_of
from participants.queries.task_accounts import tasks_of
from participants.rules.reminders import JOIN_LINK_SHOWN
from participants.views.called_off import WorkGroupLinkPage
from workgroups.queries.resources import resources_shown


class PlacePage(WorkGroupLinkPage):
    link = links.PLACE
    model = Participant

    def prepare(self, queryset):
        return queryset.select_related(
            "person", "school", "fee_policy", "interest", "workgroup__hub", "workgroup__project"
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            participant=self.object,
            workgroup=self.object.workgroup,
            policy=self.object.fee_policy,
            token=self.kwargs["token"],
            place_url=self.place_url,
            **self.moved_on(),
            **kwargs,
        )

    def moved_on(self) -> dict:
        """Where the hub has moved them to from this place, and their page there."""
        if not self.object.is_moved_on:
            return {}
        now = where_now(self.object.interest)
        place = place_now(now)
        return {"moved_to": now.workgroup, "moved_url": links.PLACE.path(place) if place else ""}

    @property
    def place_url(self) -> str:
        return reverse("participants:place", args=[self.kwargs["token"]])

    def get_success_url(self):
        return self.place_url


class OwnPlace(PlacePage):
    form_class = ConfirmForm
    template_name = "participants/place.html"
    http_method_names = READ_ONLY

    def says_called_off(self):
        # The page says it itself, above the dates that did take place.
        return None

    def get_context_data(self, **kwargs):
        dates = dates_of(self.object)
        shown_from = timezone.now() + JOIN_LINK_SHOWN
        tasks = tasks_of(self.object)
        calendar = links.CALENDAR.url(self.object.person)
        return super().get_context_data(
            calendar=calendar,
            # The scheme by which a calendar subscribes and does not ask once.
            webcal=f"webcal:{calendar.partition(':')[2]}",
            to_come=[date for date in dates if not date.is_over],
            past=[date for date in dates if date.is_over],
            is_over=bool(dates) and all(date.is_over for date in dates),
            workshops=[date.workshop for date in dates],
            tasks=tasks,
            cycle_tasks=[one.task for one in tasks],
            resources=resources_shown(self.workgroup, timezone.now()),
            lessons=lessons_shown(self.object),
            certificates=list(certificates_of_person(self.object.person_id)),
            others=[
                (one, links.PLACE.path(one.place))
                for one in own_workgroups(self.object.person)
                if one.next and one.place.pk != self.object.pk
            ],
            studies_lessons=can_write(self.workgroup) and not self.object.withdrawn_at,
            standing=standing_of(dates, tasks, self.workgroup.completion_rule),
            terms=terms_in_force(self.object.workgroup.hub, self.object.accepted_at),
            plan=action_plan_of(self.object.workgroup_id, self.object.school_id),
            agreement_url=self.agreement_url,
            reports=self.reports(),
            writes_plan=not (self.object.withdrawn_at or self.workgroup.project.is_event),
            panels=place_panels.of(self.object, self.request.user, timezone.localdate()),
            link_shown_days=JOIN_LINK_SHOWN.days,
            shows_link={d.workshop.pk for d in dates if d.workshop.starts_at <= shown_from},
            **kwargs,
        )

    @property
    def agreement_url(self) -> str:
        """The page of the agreement, where the Work Group asks for one."""
        interest = self.object.interest
        # The link is for the person's address, which the page has joined already.
        interest.person = self.object.person
        is_asked = self.workgroup.agreement_id is not None
        return links.AGREEMENT_OF_TEACHER.path(interest) if is_asked else ""

    def reports(self) -> list:
        """Each governors' report of the school with this reader's link."""
        email = self.object.person.email
        return [
            (report, links.GOVERNOR_REPORT.path(report, holder=email))
            for report in own_reports(self.object.workgroup_id, self.object.school_id)
        ]


class ActPage(PlacePage):
    """A page that changes something about the place, which nobody can once it is given up."""

    def get(self, request, *args, **kwargs):
        return self.says_given_up() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.says_given_up() or super().post(request, *args, **kwargs)

    def says_given_up(self):
        """The page that says so, or None while there is something to do here."""
        if self.object.withdrawn_at is None or self.workgroup.cancelled_at:
            return None
        context = {
            "participant": self.object,
            "workgroup": self.workgroup,
            "place_url": self.place_url,
            "page_hub": self.workgroup.hub,
            **self.moved_on(),
        }
        return render(self.request, "participants/given_up.html", context)


class DatePage(ActPage):
    """One act on one date of the place."""

    @property
    def date(self) -> PlaceDate:
        # A date of another Work Group, or one that was called off, is not among them.
        for date in dates_of(self.object):
            if date.workshop.pk == self.kwargs["workshop"]:
                return date
        raise Http404

    def get_context_data(self, **kwargs):
        return super().get_context_data(date=self.date, **kwargs)


class CancelDate(DatePage):
    """Says before the click whether a fee may follow, and why."""

    form_class = CancelDateForm
    template_name = "participants/cancel_date.html"

    def get_initial(self):
        return {"said_free": not self.date.may_cost_now}

    def act(self, form):
        if form.cleaned_data["said_free"] and self.date.may_cost_now:
            # The page comes back with the fee said on it, so the next click is a knowing one.
            form.data = form.data.dict() | {"said_free": False}
            raise Refused(
                "The last free moment passed while this page was open. Read it again, and cancel "
                "the date if you still cannot come."
            )
        return attendance.cancel_workshop_place(
            participant=self.object,
            workshop=self.date.workshop,
            reason=form.cleaned_data["reason"],
        )

    def get_success_message(self):
        return (
            "Thank you for telling us: an email is on its way to you that says what you cancelled."
        )


class NameSubstitute(DatePage):
    form_class = SubstituteForm
    template_name = "participants/substitute.html"

    def act(self, form):
        return attendance.name_substitute(
            participant=self.object, workshop=self.date.workshop, **form.cleaned_data
        )

    def get_success_message(self):
        return f"{self.result.name} comes in your place, and there is no fee if they do."


class ComeAfterAll(DatePage):
    form_class = ConfirmForm
    template_name = "participants/come_after_all.html"
    success_message = "Good: you are coming after all."

    def check(self):
        attendance.check_is_missed(self.date.is_missed)

    def act(self, form):
        attendance.come_after_all(participant=self.object, workshop=self.date.workshop)


class GiveUp(ActPage):
    """Gives up the whole place; each date to come is judged by itself."""

    form_class = GiveUpForm
    template_name = "participants/give_up.html"
    is_warning = True
    success_message = "You have given up your place, thank you for telling us."

    def get_context_data(self, **kwargs):
        to_come = [date for date in dates_of(self.object) if not date.has_begun]
        # A date cancelled already is judged by the word given then.
        late = [date for date in to_come if date.may_cost_now and not date.cancellation]
        return super().get_context_data(to_come=to_come, late=late, **kwargs)

    def act(self, form):
        place.give_up_place(participant=self.object, reason=form.cleaned_data["reason"])
