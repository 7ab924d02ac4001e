"""Moving somebody to a parallel Work Group: which one, and what follows before it is done."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedAction, ScopedDetail
from pages.wording import counted_things, day_words, join_words, session_words, until_words
from participants.actions.group_move import move_to_group
from participants.actions.move_school import people_to_move
from participants.choices import InterestState
from participants.forms.group_move import MoveToGroupForm
from participants.queries.group_move import (
    leads_told_of_move,
    outlook_of_move,
    parallel_groups,
    parallel_to,
)
from participants.rules.group_move import MOVABLE
from participants.rules.moves import check_interest_move
from participants.rules.own import check_not_own
from participants.views.people import InterestPage
from workgroups.models import WorkGroup


class ChooseGroup(InterestPage, ScopedDetail):
    """The Work Groups beside the one that somebody is in, or asks for."""

    can = Permission.ALLOCATE_PLACES
    template_name = "participants/choose_group.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        interest = context["object"]
        return context | {
            "interest": interest,
            "workgroup": interest.workgroup,
            "can_be_moved": interest.state in MOVABLE,
            # Of those alone whom the page that puts it right would move.
            "of_closed_school": not interest.school.is_open
            and people_to_move(interest).filter(pk=interest.pk).exists(),
            "groups": parallel_groups(interest.workgroup, timezone.now()),
        }


class MoveToGroup(InterestPage, ScopedAction):
    """Says which dates change, whether there is a place, and what goes along."""

    can = Permission.ALLOCATE_PLACES
    form_class = MoveToGroupForm
    template_name = "participants/move_to_group.html"
    back_label = "Other Work Groups"

    @cached_property
    def now(self):
        return timezone.now()

    @cached_property
    def target(self) -> WorkGroup:
        rows = WorkGroup.objects.visible_to(self.request.user, can=self.can)
        rows = rows.filter(pk__in=parallel_to(self.object.workgroup, self.now).values("pk"))
        rows = rows.select_related("hub__priority_weights", "project", "fee_policy", "agreement")
        row = rows.filter(pk=self.kwargs["to"]).first()
        if row is None:
            raise Http404
        return row

    @cached_property
    def outlook(self):
        return outlook_of_move(self.object, self.target, self.now)

    @property
    def back_url(self) -> str:
        return reverse("participants:choose_group", args=[self.object.pk])

    def get_success_url(self):
        return reverse("participants:interest", args=[self.result.joined_id])

    def get_success_message(self):
        return f"{self.object.name} is moved, and the emails that say so are on their way."

    def check(self):
        check_interest_move(self.object.state, InterestState.MOVED)
        check_not_own(self.request.user, self.object.person)
        if self.outlook.refusal:
            raise Refused(f"{self.target}: {self.outlook.refusal}")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"outlook": self.outlook}

    def get_context_data(self, **kwargs):
        outlook = self.outlook
        place = outlook.place_there(self.now)
        return super().get_context_data(
            title=f"Move {self.object.name} to {self.target}?",
            summary=summary_of_move(outlook, place, self.told()),
            outlook=outlook,
            leaves=[session_words(one.starts_at, one.ends_at) for one in outlook.leaves],
            gets=[
                (session_words(one.starts_at, one.ends_at), one.place_words, free_words(place, one))
                for one in outlook.gets
            ],
            cancelled=[
                (day_words(timezone.localdate(one.starts_at)), may_cost)
                for one, may_cost in outlook.cancelled
            ],
            button="Move them and tell everybody",
            **kwargs,
        )

    def told(self) -> list[str]:
        """Whom the letters go to, as the action sends them."""
        interest = self.object
        found = [interest.name]
        if interest.awaits_head and interest.head_email:
            found.append(f"{interest.head_name} (the head, who is asked to agree)")
        elif interest.head_email and getattr(interest, "approval", None):
            found.append(f"{interest.head_name} (the head)")
        leads = leads_told_of_move(interest.workgroup, self.target, self.request.user)
        return [*found, *(f"{lead} (leads)" for lead in leads)]

    def act(self, form):
        return move_to_group(
            interest=self.object,
            workgroup=self.target,
            offers_place=form.offers_place,
            reason=form.cleaned_data["reason"],
            override_reason=form.cleaned_data.get("override_reason") or "",
            by=self.request.user,
        )


def free_words(place, workshop) -> str:
    """Until when whoever keeps a place may cancel that date free of charge."""
    free_until = place.free_until(workshop) if place else None
    return f"free to cancel until {until_words(free_until)}" if free_until else ""


def summary_of_move(outlook, place, told: list[str]) -> list[tuple[str, str]]:
    rows = [
        (
            "They have a place in" if outlook.place else "They asked for",
            str(outlook.interest.workgroup),
        ),
        ("There", there_words(outlook)),
        ("Speaks against", "\n".join(reason.text for reason in outlook.against)),
        ("Fees", "\n".join(fee_sentences(outlook, place))),
        ("Goes along", goes_along(outlook)),
        ("Stays", stays_words(outlook)),
        ("Completing it", completing_words(outlook)),
        ("Who is told", "\n".join(told)),
    ]
    return [(label, words) for label, words in rows if words]


def there_words(outlook) -> str:
    places = outlook.held.places
    left = counted_things(places.left, "place")
    free = f"{left} of {places.places} {'is' if places.left == 1 else 'are'} left."
    if row := outlook.standing:
        rank = f", as their {row.choice_words.lower()}" if row.choice else ""
        free += f" They ask for one there already{rank}."
    if outlook.place:
        return f"{free} They get one at once."
    if outlook.interest.is_offered:
        return f"{free} They are offered one, and answer by its link."
    return free if outlook.can_be_offered else f"{free} They cannot be offered one now."


def fee_sentences(outlook, place) -> list[str]:
    there = outlook.target.fee_policy
    if place is None:
        terms = there.terms_words if there else "No fee is ever charged there."
        return [f"They accept the terms there with a place: “{terms}”" if there else terms]
    free = "Nothing is charged for the dates they leave, as moving is the hub’s doing."
    if place.fee_policy is None:
        return [free, "No fee can follow there."]
    if place.fee_policy == there:
        return [free, f"The terms are the same there: “{there.terms_words}”"]
    kept = f"They keep the terms they accepted: “{place.fee_policy.terms_words}”"
    return [free, kept, f"The others there have other terms: “{there.terms_words}”"]


def goes_along(outlook) -> str:
    interest, target = outlook.interest, outlook.target
    parts = ["the head’s answer"] if getattr(interest, "approval", None) else []
    if target.agreement_id:
        parts.append(
            "the signed agreement"
            if outlook.carries_agreement
            else "no signature, as another agreement is signed there"
        )
    if outlook.place:
        parts.append("what they need to get in and to eat")
    elif interest.is_waiting:
        parts.append("their turn")
    words = join_words(parts)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def stays_words(outlook) -> str:
    if outlook.place is None:
        return ""
    return (
        f"What they attended and did so far stays with {outlook.interest.workgroup}, and so does "
        "any fee for a date that is over."
    )


def completing_words(outlook) -> str:
    if outlook.place is None or outlook.can_complete:
        return ""
    least = outlook.target.completion_minutes
    return (
        f"Less than {least}% of its workshops is still to come there, which completing it takes. "
        "They are certified what they attend in each of the two."
    )
