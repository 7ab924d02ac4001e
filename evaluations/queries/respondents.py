"""Who of a Work Group has answered which survey, without what they said."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from evaluations.emails.survey import KINDS, REMINDER
from evaluations.models import Invitation
from evaluations.rules.waves import may_be_reminded_by_hand
from outbox.models import Message
from participants.models import Participant
from workgroups.models import WorkGroup


@dataclass(frozen=True)
class Respondent:
    """One person with a place, and their invitations by (wave, workshop)."""

    participant: Participant
    asked: dict[tuple[str, int | None], Invitation]


@dataclass(frozen=True)
class Awaited:
    """An invitation that is open and not answered, and when its person was last written to."""

    invitation: Invitation
    written_at: datetime | None

    def may_be_reminded(self, on: date) -> bool:
        written_on = timezone.localdate(self.written_at) if self.written_at else None
        return may_be_reminded_by_hand(on, written_on)


def respondents_of(workgroup: WorkGroup) -> list[Respondent]:
    people = Participant.objects.taking_part().filter(workgroup=workgroup)
    asked: dict[int, dict] = defaultdict(dict)
    for row in Invitation.objects.of_people().filter(participant__in=people):
        asked[row.participant_id][row.wave, row.workshop_id] = row
    rows = people.select_related("person", "school").order_by("person__name", "pk")
    return [Respondent(participant, asked[participant.pk]) for participant in rows]


def awaited_of(workgroup: WorkGroup, now: datetime) -> list[Awaited]:
    """Those whom a reminder could reach."""
    rows = (
        Invitation.objects.of_people()
        .awaited(now)
        .filter(participant__workgroup=workgroup)
        .select_related("participant__person", "participant__workgroup__hub", "workshop")
        .order_by("participant__person__name", "pk")
    )
    invitations = list(rows)
    written = last_letters([row.pk for row in invitations])
    return [Awaited(row, written.get(row.pk)) for row in invitations]


def last_letters(invitations: list[int]) -> dict[int, datetime]:
    kinds = {*KINDS.values(), REMINDER}
    rows = Message.objects.filter(kind__in=kinds, about_id__in=invitations)
    found = rows.order_by().values("about_id").annotate(at=Max("created_at"))
    return {about: at for about, at in found.values_list("about_id", "at") if about}
