"""Who works for a hub, as what and until when."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from access.roles import roles_to_give
from hubs.actions import correct, people
from hubs.filters.staff import MembershipFilter
from hubs.forms.people import (
    ChangeRoleForm,
    CorrectInvitationForm,
    EndRoleForm,
    InviteColleagueForm,
)
from hubs.models import Hub, Membership
from hubs.queries.hub import roles_of
from pages.base_views import ScopedDetail, ScopedForm, ScopedList
from pages.history import changes_to
from pages.wording import day_words


class PeopleList(ScopedList):
    """Everybody with a role in the user's hubs, one row for each role."""

    model = Membership
    can = Permission.MANAGE_STAFF
    template_name = "hubs/people.html"
    filterset_class = MembershipFilter
    sorts = {"name": "user__name", "role": "role", "from": "from_on", "until": "until_on"}
    export_name = "people"
    export_columns = {
        "Name": lambda row: row.user.name,
        "Email address": lambda row: row.user.email,
        "Role": lambda row: row.get_role_display(),
        "Hub": lambda row: row.place,
        "First day": lambda row: row.from_on,
        "Last day": lambda row: row.until_on,
    }

    def prepare(self, queryset):
        return queryset.select_related("user", "hub")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        today = timezone.localdate()
        rows = [(row, row.status_on(today)) for row in context["object_list"]]
        hub = self.request.GET.get("hub", "")
        return context | {"rows": rows, "hub_chosen": hub if hub.isascii() else ""}


class RolePage(ScopedDetail):
    """One role with its history, and the person's other roles."""

    model = Membership
    can = Permission.MANAGE_STAFF
    template_name = "hubs/membership.html"

    def prepare(self, queryset):
        return queryset.select_related("user", "hub")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        row, today, user = context["object"], timezone.localdate(), self.request.user
        roles = roles_of(row.user, Membership.objects.visible_to(user, can=self.can))
        label, colour = row.status_on(today)
        return context | {
            "status": {"label": label, "colour": colour},
            "others": [(one, one.status_on(today)) for one in roles if one.pk != row.pk],
            "may_change": row.role in roles_to_give(user.roles_in(row.hub_id)),
            "is_over": label == "Ended",
            "timeline": changes_to({Membership: Q(pgh_obj_id__in=[one.pk for one in roles])}),
        }


class RoleForm(ScopedForm):
    model = Membership
    can = Permission.MANAGE_STAFF
    template_name = "components/form_page.html"

    def prepare(self, queryset):
        return queryset.select_related("user", "hub")

    def get_context_data(self, **kwargs):
        row = self.object
        return super().get_context_data(
            caption=f"{row.user}, {row.get_role_display().lower()}, {row.place}",
            back_url=reverse("hubs:membership", args=[row.pk]),
            **kwargs,
        )

    def get_success_url(self):
        return reverse("hubs:membership", args=[self.result.pk])


class ChangeRole(RoleForm):
    form_class = ChangeRoleForm
    title = "Change the role"
    intro = "The old role ends on the day before the new one begins."

    def get_form_kwargs(self):
        given = roles_to_give(self.request.user.roles_in(self.object.hub_id))
        # A change of role stays in the hub, or in the national team; the other one takes an
        # invitation.
        reach = [role for role in given if (role == "national") == (self.object.hub_id is None)]
        return super().get_form_kwargs() | {"roles": reach}

    def get_initial(self):
        return {"from_on": max(timezone.localdate(), self.object.from_on)}

    def act(self, form):
        return people.change_role(membership=self.object, by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        row = self.result
        role = row.get_role_display().lower()
        return f"{self.object.user} is {role} from {day_words(row.from_on)}."


class CorrectInvitation(RoleForm):
    form_class = CorrectInvitationForm
    title = "Put the email address right"
    intro = (
        "The role goes to whoever signs in with the right address, and we write to them. Whoever "
        "has the address it was given to by mistake loses the role at once."
    )

    def get_initial(self):
        return {"name": self.object.user.name, "email": self.object.user.email}

    def act(self, form):
        return correct.correct_invitation(
            membership=self.object, by=self.request.user, **form.cleaned_data
        )

    def get_success_message(self):
        return f"The role is theirs, and we have written to {self.result.user.email}."


class EndRole(RoleForm):
    form_class = EndRoleForm
    title = "Until when do they have this role?"
    intro = (
        "What they did stays in the history under their name. Other roles they have go on; end "
        "those as well if they leave."
    )

    def get_initial(self):
        return {"until_on": self.object.until_on}

    def act(self, form):
        return people.end_role(membership=self.object, by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        row = self.result
        if row.until_on is None:
            return f"{row.user} goes on in this role."
        return (
            f"The last day of {row.user} in this role is {day_words(row.until_on)}, and from "
            "the day after its pages are closed to them."
        )


class InviteColleague(ScopedForm):
    """A colleague is given a role in a hub, and an email that says so."""

    model = Membership
    can = Permission.MANAGE_STAFF
    form_class = InviteColleagueForm
    template_name = "components/form_page.html"
    title = "Invite a colleague"
    intro = (
        "We write to them that they can sign in: with this email address and a code that "
        "we send each time, and without a password."
    )
    back_label = "People"

    def get_form_kwargs(self):
        user = self.request.user
        hubs = Hub.objects.visible_to(user, can=self.can)
        own = {role for role, _ in user.current_roles} | user.roles_in(None)
        return super().get_form_kwargs() | {"hubs": hubs, "roles": roles_to_give(own)}

    def get_initial(self):
        asked = self.request.GET.get("hub", "")
        # Two tell already that there is not one alone.
        hubs = Hub.objects.visible_to(self.request.user, can=self.can)[:2]
        only = hubs[0].pk if len(hubs) == 1 else None
        return {"hub": asked if asked.isascii() and asked.isdigit() else only}

    def act(self, form):
        return people.invite_colleague(by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        row = self.result
        return (
            f"{row.user} is {row.get_role_display().lower()} from {day_words(row.from_on)}, and we "
            f"have written to {row.user.email}."
        )

    def get_success_url(self):
        return reverse("hubs:people")
