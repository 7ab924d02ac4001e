"""The hub's list of venues, the pages that keep it, and the way to it from a workshop's form."""

from django.db.models import Prefetch, Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from hubs.models import Hub
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList
from pages.history import changes_to
from pages.set_aside import set_aside, waiting_form
from workgroups.actions import venue as actions
from workgroups.choices import WorkshopMode
from workgroups.filters.venue import VenueFilter
from workgroups.forms.venue import NewVenueForm, VenueForm
from workgroups.models import Venue, Workshop

SHOWN = 3  # workshops to come beside each venue of the list


class VenueList(ScopedList):
    model = Venue
    can = Permission.EDIT_WORKGROUP
    template_name = "workgroups/venue_list.html"
    filterset_class = VenueFilter
    sorts = {"name": "name", "postcode": "postcode", "dates": "dates_to_come"}
    export_name = "venues"
    export_columns = {
        "Name": lambda row: row.name,
        "Hub": lambda row: row.hub.name,
        "Address": lambda row: row.address,
        "Postcode": lambda row: row.postcode,
        "Holds": lambda row: row.capacity,
        "Getting there": lambda row: row.access,
        "Parking": lambda row: row.parking,
        "Signing in": lambda row: row.visitor_rules,
        "Workshops to come": lambda row: row.dates_to_come,
        "Retired on": lambda row: row.retired_on,
    }

    def prepare(self, queryset):
        now = timezone.now()
        to_come = Workshop.objects.visible_to(self.request.user).to_come(now)
        to_come = to_come.select_related("workgroup").order_by("starts_at")
        return (
            queryset.with_dates_to_come(now)
            .select_related("hub")
            .prefetch_related(Prefetch("workshops", queryset=to_come, to_attr="to_come"))
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for venue in context["object_list"]:
            venue.first_to_come = venue.to_come[:SHOWN]
            venue.more_to_come = len(venue.to_come) - len(venue.first_to_come)
        hubs = {hub for _, hub in self.request.user.current_roles}
        return context | {"several_hubs": len(hubs) > 1}


class VenuePage:
    """What pages about one venue share."""

    model = Venue
    can = Permission.EDIT_WORKGROUP

    def prepare(self, queryset):
        return queryset.with_dates_to_come(timezone.now()).select_related("hub")

    def get_success_url(self):
        return self.object.get_absolute_url()


class VenueDetail(VenuePage, ScopedDetail):
    template_name = "workgroups/venue_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        venue, now = context["object"], timezone.now()
        workshops = venue.workshops.standing().select_related("workgroup")
        return context | {
            "venue": venue,
            "to_come": list(workshops.to_come(now).order_by("starts_at")),
            "held": workshops.filter(starts_at__lte=now).count(),
            "history": changes_to({Venue: Q(pgh_obj_id=venue.pk)}),
        }


class AddVenue(ScopedForm):
    """A new venue; somebody who comes from a workshop's form is led back to it."""

    model = Venue
    can = Permission.EDIT_WORKGROUP
    form_class = NewVenueForm
    template_name = "components/form_page.html"
    title = "Add a venue"

    @cached_property
    def token(self) -> str:
        return self.request.GET.get("for", "")

    @cached_property
    def waiting(self) -> dict | None:
        return waiting_form(self.request.session, self.token)

    def get_form_kwargs(self):
        hubs = Hub.objects.visible_to(self.request.user, can=self.can)
        if self.waiting:
            # The workshop waits for a venue of its own hub, whichever others one works for.
            hubs = hubs.filter(pk=self.waiting["about"])
        return super().get_form_kwargs() | {"hubs": hubs}

    def get_context_data(self, **kwargs):
        back = "Back to the workshop" if self.waiting else "All venues"
        return super().get_context_data(
            intro="It can then be chosen for every workshop of the hub."
            + (" What you have typed about the workshop is kept." if self.waiting else ""),
            back_url=self.way_back(),
            back_label=back,
            **kwargs,
        )

    def act(self, form):
        venue = form.save(commit=False)
        venue.hub = form.cleaned_data["hub"]
        actions.save_venue(venue=venue, by=self.request.user)
        return venue

    def get_success_message(self):
        if self.waiting:
            return (
                f"{self.result} is on the list and chosen here, but the workshop is not saved yet."
            )
        return f"{self.result} is on the list."

    def get_success_url(self):
        if self.waiting:
            return f"{self.way_back()}&venue={self.result.pk}"
        return self.result.get_absolute_url()

    def way_back(self) -> str:
        if self.waiting:
            return f"{self.waiting['path']}?kept={self.token}"
        return reverse("workgroups:venues")


class MayAddVenue:
    """A form in which a venue is chosen: one that is missing is added, and nothing typed is lost.

    The page says for which `workgroup` it is.
    """

    def post(self, request, *args, **kwargs):
        if "add_venue" not in request.POST:
            return super().post(request, *args, **kwargs)
        token = set_aside(
            request.session,
            path=request.path,
            typed=request.POST,
            about=self.workgroup.hub_id,
        )
        return HttpResponseRedirect(f"{reverse('workgroups:add_venue')}?for={token}")

    def typed_before(self):
        typed = super().typed_before()
        if typed and (added := self.request.GET.get("venue")):
            typed["venue"] = added
            chosen = {*typed.getlist("mode"), WorkshopMode.FACE_TO_FACE.value}
            typed.setlist("mode", sorted(chosen))
        return typed


class EditVenue(VenuePage, ScopedForm):
    form_class = VenueForm
    template_name = "components/form_page.html"
    title = "Change the venue"

    def get_context_data(self, **kwargs):
        to_come = self.object.dates_to_come
        return super().get_context_data(
            intro=f"{dates_words(to_come)} there. People with a place see what you change. If the "
            "name, address or postcode changes, they and the leads get an email with the new one."
            if to_come
            else "",
            **kwargs,
        )

    def act(self, form):
        return actions.save_venue(venue=form.save(commit=False), by=self.request.user)

    def get_success_message(self):
        told = f" {people_words(self.result)} {'has' if self.result == 1 else 'have'} been told."
        return f"The venue is saved.{told if self.result else ''}"


class RetireVenue(VenuePage, ScopedAction):
    button = "Retire the venue"
    success_message = "The venue is retired, and can be offered again at any time."

    def get_context_data(self, **kwargs):
        to_come = self.object.dates_to_come
        stays = f"{dates_words(to_come)} there: that stays as it is." if to_come else ""
        return super().get_context_data(
            title=f"Retire {self.object}?",
            explanation=[
                "It can no longer be chosen for a workshop. Workshops that were held there keep "
                "it.",
                *filter(None, [stays]),
            ],
            **kwargs,
        )

    def check(self):
        actions.check_is_offered(self.object)

    def act(self, form):
        return actions.retire_venue(venue=self.object, on=timezone.localdate())


class OfferVenueAgain(VenuePage, ScopedAction):
    explanation = ["It can then be chosen for workshops. Check that what it says is true."]
    button = "Offer the venue again"
    success_message = "The venue can be chosen again."

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Offer {self.object} again?", **kwargs)

    def check(self):
        actions.check_is_retired(self.object)

    def act(self, form):
        return actions.offer_venue_again(venue=self.object)


def dates_words(count: int) -> str:
    return "1 workshop to come is" if count == 1 else f"{count} workshops to come are"


def people_words(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
