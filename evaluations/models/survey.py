import uuid

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Lower
from django.utils import timezone

from access.roles import Role
from access.scoping import ScopedQuerySet
from evaluations.choices import ASKED_OF_HEADS, QuestionKind, Wave
from evaluations.rules.own_question import OWN_CODE, TAKES_OWN_QUESTIONS
from evaluations.rules.wave_words import WaveWords, wave_words
from hubs.models import Hub
from pages.wording import day_words
from participants.models import Participant
from workgroups.models import Outcome, Workshop


class QuestionQuerySet(ScopedQuerySet):
    hub_path = "hub"

    def of_hub(self, hub):
        """A hub's own that are asked from now on, in the order they are asked."""
        return self.filter(hub=hub, until_at=None).order_by("position", "pk")

    def asked_with(self, invitation):
        """Those of the version that somebody was asked, and their hub's own as they stood then."""
        moment = invitation.invited_at
        stood = Q(until_at=None) | Q(until_at__gt=moment)
        return self.filter(
            Q(hub=None, version=invitation.version)
            | (Q(hub__isnull=False, since__lte=moment) & stood),
            wave=invitation.wave,
        )

    def own_last(self):
        """The standard ones first, version by version, and then those of the hub."""
        return self.order_by(
            "wave",
            F("hub").asc(nulls_first=True),
            Case(When(hub=None, then="version"), default=0),
            "position",
            "pk",
        )


# Of what changes, the place and the last day: who moved or stopped one, and when.
@pghistory.track()
class Question(models.Model):
    """One question of the standard set, with the same words for every Work Group; or a hub's own.

    Its words stand for good. `code` names what is asked, whatever the words of a version. A hub's
    own is asked of whoever is invited between `since` and `until_at`.
    """

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, null=True, related_name="questions")
    since = models.DateTimeField(default=timezone.now)
    until_at = models.DateTimeField(null=True)
    wave = models.CharField(max_length=10, choices=Wave.choices)
    version = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    # A slug is indexed unless told otherwise, and these few rows are read by wave and version.
    code = models.SlugField(max_length=20, db_index=False)
    text = models.CharField(max_length=300)
    hint = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, choices=QuestionKind.choices)
    lowest = models.CharField("what 1 stands for", max_length=40, blank=True)
    highest = models.CharField("what 5 stands for", max_length=40, blank=True)
    options = ArrayField(
        models.CharField(max_length=100), default=list, help_text="The answers to choose from."
    )
    is_required = models.BooleanField(default=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["wave", "version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "version", "position"],
                condition=Q(hub=None),
                name="one_question_for_each_position",
            ),
            models.UniqueConstraint(
                fields=["hub", "wave", "version", "code"],
                # The standard ones have no hub, and two of NULL would else not be the same.
                nulls_distinct=False,
                name="one_question_for_each_code",
            ),
            models.UniqueConstraint(
                fields=["hub", "code"],
                condition=Q(hub__isnull=False, until_at=None),
                name="own_question_asked_in_one_wording",
            ),
            # What is compared between hubs is found by the codes of the standard ones.
            models.CheckConstraint(
                condition=Q(hub=None, until_at=None)
                | Q(hub__isnull=False, code__startswith=OWN_CODE, is_required=False),
                name="own_question_is_told_apart",
            ),
            # At most four are asked anonymously: what else somebody says could tell who they are.
            models.CheckConstraint(
                condition=Q(hub=None) | Q(wave__in=TAKES_OWN_QUESTIONS),
                name="own_question_where_they_are_taken",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=QuestionKind.values), name="question_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[QuestionKind.CHOICE, QuestionKind.SEVERAL])
                | Q(options__len__gte=2),
                name="question_has_answers_to_choose_from",
            ),
        ]
        triggers = [
            # Other words halfway through a year would make its answers hard to compare.
            pgtrigger.Protect(
                name="question_never_changes",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["position", "until_at"]),
            ),
            pgtrigger.Protect(name="question_is_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_own(self) -> bool:
        """Is it a hub's, and not of the standard set?"""
        return self.hub_id is not None

    @property
    def is_rating(self) -> bool:
        return self.kind == QuestionKind.RATING

    @property
    def is_about_each_outcome(self) -> bool:
        return self.kind in (QuestionKind.OUTCOME_RATING, QuestionKind.OUTCOME_NOW)


class InvitationQuerySet(ScopedQuerySet):
    hub_path = "participant__workgroup__hub"
    named = {Role.LEAD: "participant__workgroup__leads"}

    def answered(self):
        return self.exclude(answered_at=None)

    def of_the_whole(self):
        """Those of people about a Work Group, and not about one of its workshops."""
        return self.of_people().exclude(wave=Wave.PULSE)

    def of_people(self):
        """Those that the participants themselves answer."""
        return self.exclude(wave__in=ASKED_OF_HEADS)

    def awaited(self, now):
        """Not answered, still open, and by or about somebody who still has the place.

        Of somebody who has given it up the head is asked why.
        """
        return self.filter(
            Q(participant__withdrawn_at=None) | Q(wave=Wave.LEAVER),
            answered_at=None,
            closes_at__gt=now,
            participant__workgroup__cancelled_at=None,
        )


# What is typed and not sent is nobody's yet, so its history is not kept either.
@pghistory.track(exclude=["unfinished"])
class Invitation(models.Model):
    """One participant asked once, in one wave, with one version of the questions.

    Or their head, for the school: then the participant is whoever of it was asked about, or in
    whose stead.
    """

    # Two indexes begin with it.
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="invitations", db_index=False
    )
    wave = models.CharField(max_length=10, choices=Wave.choices)
    # The one it asks about; empty where it asks about the whole.
    workshop = models.ForeignKey(
        Workshop, on_delete=models.PROTECT, null=True, related_name="invitations"
    )
    # As it was when they were asked: a new version meanwhile is for those asked later.
    version = models.PositiveSmallIntegerField()
    invited_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    # As its writer ticked, of all that they wrote in it.
    may_be_quoted = models.BooleanField(default=False)
    # As typed so far, by the names of the boxes: shown to nobody but its writer, and emptied once
    # it is sent or can be sent no more.
    unfinished = models.JSONField(default=dict)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [
            # Of each place, those still open: home asks it of every place of a hub.
            models.Index(
                fields=["participant", "closes_at"],
                include=["id", "wave", "answered_at"],
                name="invitation_by_closing",
            ),
        ]
        constraints = [
            # Two sweeps at once lean on it: the second row of a person is left out, and no letter
            # is doubled.
            models.UniqueConstraint(
                fields=["participant", "wave", "workshop"],
                # Most are about no workshop, and two of NULL would else not be the same.
                nulls_distinct=False,
                name="one_invitation_for_each_wave",
            ),
            models.CheckConstraint(
                condition=Q(wave=Wave.PULSE, workshop__isnull=False)
                | (~Q(wave=Wave.PULSE) & Q(workshop=None)),
                name="pulse_is_about_a_workshop",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(unfinished={}),
                name="nothing_unfinished_once_answered",
            ),
            models.CheckConstraint(
                condition=Q(may_be_quoted=False) | Q(answered_at__isnull=False),
                name="only_what_was_sent_may_be_quoted",
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("invited_at")), name="survey_closes_after_it_opens"
            ),
            models.CheckConstraint(condition=Q(wave__in=Wave.values), name="invitation_wave_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_wave_display()}: {self.participant}"

    @property
    def words(self) -> WaveWords:
        day = day_words(timezone.localdate(self.workshop.starts_at)) if self.workshop else ""
        workgroup = str(self.participant.workgroup)
        school = str(self.participant.school) if self.is_of_head else ""
        return wave_words(Wave(self.wave), workgroup=workgroup, school=school, day=day)

    @property
    def is_of_head(self) -> bool:
        return self.wave in ASKED_OF_HEADS

    @property
    def asked_email(self) -> str:
        """Where the letter goes, and whose link it holds."""
        place = self.participant
        return place.interest.head_email if self.is_of_head else place.person.email

    @property
    def asked_name(self) -> str:
        place = self.participant
        if not self.is_of_head:
            return place.person.name
        return place.interest.head_name or "headteacher or principal"


class AnswerQuerySet(ScopedQuerySet):
    hub_path = "invitation__participant__workgroup__hub"
    named = {Role.LEAD: "invitation__participant__workgroup__leads"}

    def in_words(self):
        """By the alphabet, so that nobody's answers can be followed down the page."""
        # Of what was sent, which says no more and leads PostgreSQL past four in five invitations.
        sent = self.exclude(text="").exclude(invitation__answered_at=None)
        sent = sent.exclude(invitation__wave=Wave.PULSE)
        return sent.order_by(Lower("text"), "pk")


@pghistory.track()
class Answer(models.Model):
    """One answer to one question and, where it asks about each of them, one outcome.

    `before` and `rating` run from 1 (not at all) to 5 (fully).
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    outcome = models.ForeignKey(
        Outcome, on_delete=models.PROTECT, null=True, related_name="answers"
    )
    before = models.PositiveSmallIntegerField(null=True)
    rating = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    is_yes = models.BooleanField(null=True)
    chosen = ArrayField(models.CharField(max_length=100), default=list)
    text = models.TextField(blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        indexes = [
            # One answer in three is in words, and those are read by themselves.
            models.Index(fields=["invitation"], condition=~Q(text=""), name="answer_in_words"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "question", "outcome"],
                # Most questions are about no outcome, and two of NULL would else not be the same.
                nulls_distinct=False,
                name="one_answer_for_each_question",
            ),
            models.CheckConstraint(
                condition=(Q(rating=None) | Q(rating__range=(1, 5)))
                & (Q(before=None) | Q(before__range=(1, 5))),
                name="ratings_from_1_to_5",
            ),
            # An empty box leaves no row, so a row counts as an answer without a look into it.
            models.CheckConstraint(
                condition=Q(rating__isnull=False)
                | Q(number__isnull=False)
                | Q(is_yes__isnull=False)
                | Q(chosen__len__gt=0)
                | ~Q(text=""),
                name="answer_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"Answer to {self.question}"


class PulseAnswerQuerySet(ScopedQuerySet):
    hub_path = "workshop__workgroup__hub"
    named = {Role.LEAD: "workshop__workgroup__leads"}


class PulseAnswer(models.Model):
    """One answer to one question about one workshop, by nobody knows whom.

    It leads to no person, no invitation and no other answer, and has no time and no order: its key
    is drawn by lot, and it has no history, as a history says when.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="pulse_answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    rating = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(blank=True)

    objects = PulseAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__range=(1, 5)), name="pulse_from_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=False) | ~Q(text=""), name="pulse_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"Answer to {self.question}"
