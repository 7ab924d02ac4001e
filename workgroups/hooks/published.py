"""Whoever leads a single workshop hears of it once its Work Group is published."""

from collections.abc import Collection

from pages.wording import join_words
from workgroups.actions.plan import follows_publishing
from workgroups.actions.workshop_lead import tell_workshop_leads
from workgroups.models import WorkGroup
from workgroups.queries.plan import told_of_publishing
from workgroups.queries.workshop_lead import names_of_workshop_leads


@follows_publishing
def write_to_workshop_leads(workgroups: Collection[WorkGroup]) -> None:
    tell_workshop_leads(workgroups)


@told_of_publishing
def who_leads_one_workshop(workgroups: Collection[WorkGroup]) -> dict[int, str]:
    return {
        key: f"Whoever leads a single workshop is told as well: {join_words(names)}."
        for key, names in names_of_workshop_leads(workgroups).items()
    }
