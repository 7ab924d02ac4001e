"""Writes something of one's own into every text column of one hub's rows."""

from collections.abc import Callable, Iterable, Iterator

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from hubs.models import User
from outbox.models import Attachment
from participants.models import InterestDraft
from schools.models import LocalAuthority
from tests.test_architecture import PACKAGES

# What a text column of this kind may hold: (field, the row's key) gives the new value.
Writer = Callable[[models.Field, int], str]

# Keys and codes that no page shows, or that the code reads; a reason for an exemption exempts.
LEFT_ALONE = {
    "outbox.Message.key",
    "outbox.Message.kind",
    "outbox.Message.message_id",
    "hubs.User.password",
    "workgroups.Project.code",
    "hubs.Hub.logo_hash",
    "hubs.HubLogo.media_type",
    # Seven digits, and what two records held before they were merged.
    "participants.TeacherReference.number",
    "participants.NationalReturn.sha256",
    "participants.PersonMerge.before",
    "participants.PersonMerge.after",
    "participants.Participant.exempt_because",
    "evaluations.FocusPupil.code",
    "evaluations.Question.code",
    "participants.Certificate.number",
}
# What a hub adds to the national catalogue is for every hub to read.
FOR_EVERY_HUB = {"workgroups.Project"}
# Empty but where something else is said, as the database holds.
EMPTY_STAYS_EMPTY = {
    "hubs.HubText.controller",
    "hubs.HubText.controller_contact",
    "participants.GovernorReport.handed_in_by",
    "participants.Certificate.revoked_because",
    "participants.LessonTeaching.hidden_because",
    "participants.LessonTeaching.observed",
    "participants.LessonTeaching.suggestion",
    "participants.LessonVersion.changed",
    "participants.LessonVersion.hidden_because",
    "participants.Post.hidden_because",
    "participants.SchoolActionPlan.came_of",
    "schools.Contact.noted_by_name",
    "schools.ContactChange.by_name",
    "workgroups.SupportVisit.called_off_because",
    "workgroups.SupportVisit.notes",
    "workgroups.SupportVisit.summary",
    "workgroups.WorkGroup.contract_reference",
}
# Choices, days and decimals in the figures kept with a report.
CODES_OF_FIGURES = {"stage", "on", "closes_on", "code", "kind", "level", "mean", "before", "now"}
# Choices, hours and addresses in the design of a template.
CODES_OF_DESIGNS = {
    *("phases", "roles", "mode", "starts", "ends", "scope", "category", "time", "link"),
}
CODES = CODES_OF_FIGURES | CODES_OF_DESIGNS
GUARDS = [
    "evaluations.Question:question_never_changes",
    "hubs.Agreement:agreement_version_never_changes",
    "participants.AgreementSignature:signature_stays",
    "evaluations.BoardPack:board_pack_never_changes",
    "fees.Invoice:issued_invoice_stays",
    "fees.Fee:invoiced_fee_stays",
    "participants.NationalReturn:made_return_stays",
    "participants.Certificate:certificate_says_what_it_said",
]


def write_everywhere(hub, writer: Writer, *, also: Iterable[QuerySet] = ()) -> int:
    """How many columns were written."""
    written = 0
    with pgtrigger.ignore(*GUARDS):
        for rows in (*rows_of(hub), *also):
            fields = list(text_fields(rows.model))
            for row in rows:
                values = {field.name: new_value(field, row, writer) for field in fields}
                if values:
                    rows.model._base_manager.filter(pk=row.pk).update(**values)
                written += len(values)
    return written


def rows_of(hub) -> Iterator[QuerySet]:
    """Every row that belongs to the hub, by model."""
    for app in filter(apps.is_installed, PACKAGES):
        for model in apps.get_app_config(app).get_models():
            manager = getattr(model, "objects", None)
            path = getattr(manager and manager.all(), "hub_path", None)
            if path and model._meta.label not in FOR_EVERY_HUB:
                yield unique(model, Q(**{path: hub.pk}))
    yield unique(LocalAuthority, Q(areas__hub=hub))
    yield unique(InterestDraft, Q(workgroup__hub=hub))
    yield unique(Attachment, Q(message__hub=hub))
    yield unique(
        User,
        Q(memberships__hub=hub)
        | Q(led_workgroups__hub=hub)
        | Q(people__interests__workgroup__hub=hub),
    )


def unique(model, condition: Q) -> QuerySet:
    found = model._base_manager.filter(condition).values("pk")
    return model._base_manager.filter(pk__in=found).order_by("pk")


def text_fields(model) -> Iterator[models.Field]:
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
        if is_text and not field.choices and f"{model._meta.label}.{field.name}" not in LEFT_ALONE:
            yield field


def new_value(field: models.Field, row, writer: Writer):
    if str(field) in EMPTY_STAYS_EMPTY and not getattr(row, field.name):
        return ""
    if not isinstance(field, models.JSONField):
        return writer(field, row.pk)[: field.max_length]
    return in_strings(getattr(row, field.name), lambda: writer(field, row.pk))


def in_strings(value, write: Callable[[], str]):
    """The same structure with every string in it replaced, but for those that the code reads."""
    if isinstance(value, dict):
        return {
            key: part if key in CODES else in_strings(part, write) for key, part in value.items()
        }
    if isinstance(value, list):
        return [in_strings(part, write) for part in value]
    return write() if isinstance(value, str) else value
