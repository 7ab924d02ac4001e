"""What the public reads of an approved report, for as long as everybody named in it agrees."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.refusal import Refused
from access.roles import Role
from evaluations.actions import publication as actions
from evaluations.actions.report import review_report
from evaluations.choices import Verdict
from evaluations.links import CONSENT
from evaluations.models import Publication, PublicationConsent, Report
from outbox.models import Message
from tests.evaluations.factories import DAY_AFTER, whole_report
from tests.evaluations.pages import page, words
from tests.evaluations.test_report_whole import approved
from tests.factories import member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day_after(time_machine):
    time_machine.move_to(DAY_AFTER, tick=False)


@pytest.fixture
def hub_lead(workgroup):
    return member(workgroup.hub, Role.HUB_LEAD)


@pytest.fixture
def piece(workgroup, lead, hub_lead) -> Publication:
    """Published, with the consent of whom it quotes."""
    report = approved(workgroup, lead, hub_lead)
    row = actions.write_publication(
        report=report, kind="case_study", title="Quiet pupils", body="“They talk,” says Nora."
    )
    PublicationConsent.objects.create(
        publication=row,
        name="Nora Newton",
        role="Maths lead",
        email="nora@example.org",
        agreed_on=timezone.localdate(),
    )
    return actions.publish(publication=row, now=timezone.now(), by=hub_lead)


def is_read(piece: Publication) -> bool:
    """By a stranger, on its page, on the hub's, among all, in the newsletter and the sitemap."""
    stranger, hub = Client(), piece.report.workgroup.hub
    staff = Client()
    staff.force_login(hub.memberships.get(role=Role.HUB_LEAD).user)
    found = {
        stranger.get(piece.get_absolute_url()).status_code == 200,
        piece.title in words(stranger.get(hub.get_absolute_url())),
        piece.title in words(stranger.get(reverse("evaluations:what_was_learned"))),
        piece.title.upper() in words(staff.get(reverse("evaluations:newsletter_text"))),
        piece.get_absolute_url() in stranger.get(reverse("sitemap")).content.decode(),
    }
    assert len(found) == 1
    return found.pop()


def test_it_is_gone_everywhere_in_the_moment_consent_is_withdrawn(piece):
    consent = piece.consents.get()
    link = CONSENT.path(consent)
    assert is_read(piece)
    assert "Nora Newton" in words(Client().get(piece.get_absolute_url()))

    Client().post(link, {"agrees": "no"})
    assert not is_read(piece)
    Client().post(link, {"agrees": "yes"})
    assert is_read(piece)

    PublicationConsent.objects.create(publication=piece, name="Tom Tanner")
    assert not is_read(piece)


def test_it_is_gone_while_its_report_is_reopened(piece, hub_lead):
    review_report(report=piece.report, verdict=Verdict.REOPEN, comment="Wrong", by=hub_lead)

    assert not is_read(piece)


def test_nothing_is_published_without_consent_or_approval(workgroup, lead, hub_lead, piece):
    actions.take_down(publication=piece)
    assert not is_read(piece)
    consent = piece.consents.get()
    actions.answer_consent(consent=consent, agrees=False)

    with pytest.raises(Refused, match="Consent is missing: Nora Newton"):
        actions.publish(publication=piece, now=timezone.now(), by=hub_lead)
    staff = Client()
    staff.force_login(hub_lead)
    shown = words(staff.get(reverse("evaluations:publication", args=[piece.pk])))
    assert "once everybody who is named or quoted agrees" in shown
    assert "Publish it" not in shown

    actions.ask_for_consent(consent=consent, on=timezone.localdate())
    actions.ask_for_consent(consent=consent, on=timezone.localdate())
    [letter] = Message.objects.filter(kind="consent-asked")
    assert letter.to_email == "nora@example.org"
    Report.objects.update(state="reopened")
    with pytest.raises(Refused, match="has not approved"):
        actions.write_publication(report=piece.report, kind="summary", title="A", body="B")


def test_a_summary_begins_in_the_words_of_the_report_and_there_is_one(
    as_user, workgroup, lead, hub_lead
):
    approved(workgroup, lead, hub_lead)
    client = as_user(hub_lead)
    address = page("add_publication", workgroup)
    form = client.get(address).context["form"]

    asked = {name: form[name].value() for name in ("kind", "title", "body")}
    first = client.post(address, asked)
    second = client.post(address, asked)

    assert whole_report()["did_it_work"] in asked["body"]
    assert first.url == reverse("evaluations:publication", args=[Publication.objects.get().pk])
    assert second.context["form"].errors["kind"] == [actions.ONE_SUMMARY]


def test_what_was_learned_is_found_by_theme_phase_and_words(piece):
    workgroup = piece.report.workgroup
    workgroup.project.themes = ["leadership"]
    workgroup.project.save()
    everywhere = reverse("evaluations:what_was_learned")

    def finds(query: str) -> bool:
        return piece.title in words(Client().get(f"{everywhere}?{query}"))

    assert finds("theme=leadership")
    assert not finds("theme=system")
    assert finds("q=quiet+talk")
    assert not finds("q=loud")
    assert finds(f"phase={workgroup.phases[0]}&kind=case_study")


def test_consent_is_kept_in_order(piece):
    consent, today = piece.consents.get(), timezone.localdate()
    consent.withdrawn_on = consent.agreed_on - timedelta(days=1)
    with pytest.raises(Refused):
        actions.save_consent(consent=consent, today=today)
    consent.withdrawn_on = today + timedelta(days=1)
    with pytest.raises(Refused, match="a day that has come"):
        actions.save_consent(consent=consent, today=today)
    again = PublicationConsent(publication=piece, name="Nora Newton")
    with pytest.raises(Refused, match="on the list already"):
        actions.save_consent(consent=again, today=today)
