"""Of whom something is missing this year, asking them for it, and their own page to say it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedAction, ScopedList
from pages.rules.school_year import school_year_of
from participants.actions.missing_details import NOBODY, ask_for_details, keep_own_details
from participants.choices import MissingDetail
from participants.forms.person import OwnDetailsForm
from participants.models import Participant
from participants.queries.missing_details import (
    asking_today,
    counts_of_missing,
    lacking_details,
    missing_of,
    places_of_year,
)
from participants.rules.missing_details import ASKED_AT_MOST_EVERY
from participants.views.place import ActPage


class PlacesThisYear:
    """One place of everybody who takes part this year in the reader's hubs."""

    model = Participant
    can = Permission.KEEP_PEOPLE

    @property
    def places(self):
        rows = Participant.objects.visible_to(self.request.user, can=self.can)
        return places_of_year(rows, school_year_of(timezone.localdate()))


class MissingDetails(PlacesThisYear, ScopedList):
    template_name = "participants/missing_details.html"

    def get_queryset(self):
        rows = lacking_details(self.places, self.kind)
        return rows.select_related("person__school", "workgroup").order_by("person__name", "pk")

    @property
    def kind(self) -> str:
        asked = self.request.GET.get("kind", "")
        return asked if asked in MissingDetail.values else ""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        asking = asking_today(self.places, timezone.localdate())
        return context | {
            "kind": self.kind,
            "counts": counts_of_missing(self.places),
            "to_ask": len(asking.people),
            "days": ASKED_AT_MOST_EVERY.days,
            "rows": [
                (place, [kind.label for kind in MissingDetail if kind in missing_of(place)])
                for place in context["object_list"]
            ],
        }


class AskForDetails(PlacesThisYear, ScopedAction):
    """Says who is written to, and who is left in peace, before anything is sent."""

    template_name = "participants/ask_for_details.html"
    title = "Ask them to fill in their details?"

    @cached_property
    def asking(self):
        return asking_today(self.places, timezone.localdate())

    def check(self):
        if not self.asking.people:
            raise Refused(NOBODY)

    def get_context_data(self, **kwargs):
        number = len(self.asking.people)
        return super().get_context_data(
            people=self.asking.people,
            in_peace=self.asking.in_peace,
            button=f"Ask {number} {'person' if number == 1 else 'people'}",
            **kwargs,
        )

    def act(self, form):
        return ask_for_details(places=self.places, on=timezone.localdate(), by=self.request.user)

    def get_success_message(self):
        number = len(self.result)
        return f"{number} {'email is' if number == 1 else 'emails are'} on the way."

    def get_success_url(self):
        return reverse("participants:missing_details")


class OwnDetails(ActPage):
    """What a participant says of themselves: telephone, role, TRN or why there is none."""

    form_class = OwnDetailsForm
    template_name = "participants/own_details.html"
    success_message = "Thank you: your details are kept."

    @cached_property
    def reference(self):
        return self.object.person.references.first()

    def get_form_kwargs(self):
        kept = self.reference and (self.reference.masked or str(self.reference))
        roles = list(self.workgroup.project.role_labels.items())
        return super().get_form_kwargs() | {"kept": kept or "", "roles": roles}

    def get_initial(self):
        return {
            "telephone": self.object.person.telephone,
            "job_role": self.object.interest.job_role,
        }

    def act(self, form):
        said = form.cleaned_data
        keep_own_details(
            place=self.object,
            telephone=said["telephone"],
            job_role=said["job_role"],
            number=said["trn"],
            none_because=said["none_because"],
        )
