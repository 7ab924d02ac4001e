"""Issuing, replacing and revoking certificates, and what of it the database holds."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from access.refusal import OwnMatter, Refused
from outbox.again import send_again
from outbox.kinds import unwanted
from outbox.models import Message
from participants.actions.attendance import name_substitute
from participants.actions.attendance_register import close_register, reopen_register, take_register
from participants.actions.called_off import call_off_workgroup
from participants.actions.certificate import (
    issue_certificates,
    new_number,
    revoke_certificate,
    send_certificates,
    show_holder,
)
from participants.choices import CertificateKind, Mark
from participants.models import Certificate
from participants.queries.certificate import certificate_lines, owed_certificates
from tests.factories import EventFactory, UserFactory, london
from tests.participants.certified import DAYS, four_workshops, hold, hold_all, with_place
from tests.participants.factories import CertificateFactory
from workgroups.actions.workshop_lead import add_workshop_lead
from workgroups.models import WorkGroup

pytestmark = pytest.mark.django_db

COMPLETION, ATTENDANCE, LEADING = CertificateKind


@pytest.fixture(autouse=True)
def _after_the_last_workshop(time_machine):
    time_machine.move_to(london(2022, 6, 1, 12))


@pytest.fixture
def workgroup():
    return four_workshops()


@pytest.fixture
def by():
    return UserFactory()


def issue_all(workgroup, by, **fields) -> list[Certificate]:
    chosen = [line.key for line in certificate_lines(workgroup, reader=by)]
    return issue_certificates(workgroup=workgroup, chosen=chosen, by=by, **fields)


def days_of(certificate) -> list[str]:
    return [one["on"] for one in certificate.dates]


def put_right(workshop, marks):
    """The register is opened again, and closed with other marks."""
    by = UserFactory()
    reopen_register(workshop=workshop, reason="Marked wrongly", by=by)
    take_register(workshop=workshop, marks={p.pk: mark for p, mark in marks.items()}, by=by)
    close_register(workshop=workshop, by=by)


def test_each_gets_what_they_have_earned(workgroup, by):
    ann, ben, cat, dan = (
        with_place(workgroup, f"{name} X") for name in ("Ann", "Ben", "Cat", "Dan")
    )
    absent = Mark.ABSENT
    hold_all(
        workgroup,
        {ben: absent, dan: absent},
        {ben: absent, dan: absent, cat: absent},
        {dan: absent},
        {dan: absent},
    )

    made = issue_all(workgroup, by)

    assert {one.place: (one.kind, one.minutes) for one in made} == {
        ann: (COMPLETION, 1200),
        ben: (ATTENDANCE, 600),
        # Three quarters, exactly.
        cat: (COMPLETION, 900),
    }


def test_a_date_is_certified_to_whoever_attended_it(workgroup, by, time_machine):
    time_machine.move_to(london(2021, 11, 1))
    ann = with_place(workgroup, "Ann Able")
    first = workgroup.workshops.first()
    name_substitute(participant=ann, workshop=first, name="Col League", email="col@example.org")
    time_machine.move_to(london(2022, 6, 1, 12))
    hold_all(workgroup, {ann: Mark.SUBSTITUTE})

    made = {one.name: one for one in issue_all(workgroup, by)}

    assert days_of(made["Ann Able"]) == ["2022-02-03", "2022-03-09", "2022-05-25"]
    assert days_of(made["Col League"]) == ["2021-11-17"]
    assert made["Col League"].kind == ATTENDANCE
    assert made["Col League"].holder_email == "col@example.org"


def test_a_colleague_gets_one_certificate_of_all_their_dates(workgroup, by, time_machine):
    """For whomever they came, and however their name was spelt: by address, or else by name."""
    time_machine.move_to(london(2021, 11, 1))
    ann, ben = (with_place(workgroup, name) for name in ("Ann Able", "Ben Brook"))
    first, second, third, _ = workgroup.workshops.all()
    for place, workshop, name, email in [
        (ann, first, "Col League", "col@example.org"),
        (ben, second, "Col. League", "col@example.org"),
        (ann, second, "No Address", ""),
        (ann, third, "no  address", ""),
        (ben, third, "No Address", ""),
    ]:
        name_substitute(participant=place, workshop=workshop, name=name, email=email)
    time_machine.move_to(london(2022, 6, 1, 12))
    instead = Mark.SUBSTITUTE
    hold_all(workgroup, {ann: instead}, {ann: instead, ben: instead}, {ann: instead, ben: instead})

    lines = certificate_lines(workgroup, reader=by)
    made = [one for one in issue_all(workgroup, by) if one.colleague]

    # At another school somebody of the same name is another person.
    assert sorted((one.name, *days_of(one)) for one in made) == [
        ("Col League", "2021-11-17", "2022-02-03"),
        ("No Address", "2022-02-03", "2022-03-09"),
        ("No Address", "2022-03-09"),
    ]
    said = {line.who_words: line.why for line in lines if line.name == "Col League"}
    assert said == {"came in place of Ann Able and Ben Brook": "Attended 2 workshops"}
    # Nothing more is to be issued: each finds what was issued to them, whichever date it names.
    assert not any(one.can_be_issued for one in certificate_lines(workgroup, reader=by))


def test_minutes_are_those_truly_attended(workgroup, by):
    ann = with_place(workgroup, "Ann Able")
    first = workgroup.workshops.first()
    take_register(workshop=first, marks={ann.pk: Mark.PRESENT}, minutes={ann.pk: 90}, by=by)
    close_register(workshop=first, by=by)
    for workshop in list(workgroup.workshops.all())[1:]:
        hold(workshop, {})

    [made] = issue_all(workgroup, by)

    assert [one["minutes"] for one in made.dates] == [90, 300, 300, 300]
    assert made.minutes == 990


def test_whoever_gave_up_the_place_is_certified_what_they_attended(workgroup, by):
    ann = with_place(workgroup, "Ann Able")
    hold_all(workgroup)
    ann.withdrawn_at = london(2022, 5, 26)
    ann.save()

    [made] = issue_all(workgroup, by)

    assert (made.kind, made.minutes) == (ATTENDANCE, 1200)


def test_leads_get_one_for_leading(workgroup, by, time_machine):
    time_machine.move_to(london(2021, 9, 1))
    lead = UserFactory(name="Lena Lead")
    workgroup.leads.add(lead)
    for name in ("Ann Able", "Ben Brook"):
        with_place(workgroup, name)
    add_workshop_lead(
        workshop=workgroup.workshops.last(), name="Gus Guest", email="gus@example.org", by=by
    )
    time_machine.move_to(london(2022, 6, 1, 12))
    hold_all(workgroup)

    made = {one.name: one for one in issue_all(workgroup, by)}

    assert {name: (one.kind, len(one.dates)) for name, one in made.items()} == {
        "Ann Able": (COMPLETION, 4),
        "Ben Brook": (COMPLETION, 4),
        "Lena Lead": (LEADING, 4),
        "Gus Guest": (LEADING, 1),
    }
    assert made["Lena Lead"].facts["schools"] == 2
    assert made["Ann Able"].facts["leads"] == ["Lena Lead"]
    assert "schools" not in made["Ann Able"].facts


def test_at_an_event_all_is_attendance(by):
    workgroup = four_workshops(project=EventFactory(), fee_policy=None)
    with_place(workgroup, "Ann Able")
    hold_all(workgroup)

    assert [one.kind for one in issue_all(workgroup, by)] == [ATTENDANCE]


def test_of_what_was_called_off_nobody_completed_the_rest(workgroup, by, time_machine):
    time_machine.move_to(london(2021, 12, 1))
    with_place(workgroup, "Ann Able")
    hold(workgroup.workshops.first(), {})
    call_off_workgroup(workgroup=workgroup, reason="Too few", by=by)
    workgroup.refresh_from_db()

    [made] = issue_all(workgroup, by)

    assert (made.kind, days_of(made)) == (ATTENDANCE, ["2021-11-17"])


def test_nothing_is_issued_before_the_last_register_is_closed(workgroup, by):
    with_place(workgroup, "Ann Able")
    for workshop in list(workgroup.workshops.all())[:3]:
        hold(workshop, {})

    with pytest.raises(Refused, match="1 register is not closed yet"):
        issue_all(workgroup, by)
    hold(workgroup.workshops.last(), {})
    assert len(issue_all(workgroup, by)) == 1


def test_issuing_twice_issues_once(workgroup, by):
    for name in ("Ann Able", "Ben Brook"):
        with_place(workgroup, name)
    hold_all(workgroup)
    ann, _ = certificate_lines(workgroup, reader=by)
    issue_certificates(workgroup=workgroup, chosen=[ann.key], by=by)

    [made] = issue_all(workgroup, by)

    assert made.name == "Ben Brook"
    with pytest.raises(Refused, match="Everybody who earned a certificate has one"):
        issue_all(workgroup, by)
    assert Certificate.objects.count() == 2


def test_a_certificate_is_sent_once_and_again_by_hand(workgroup, by):
    for name in ("Ann Able", "Ben Brook"):
        with_place(workgroup, name)
    hold_all(workgroup)
    ann, _ = certificate_lines(workgroup, reader=by)
    issue_certificates(workgroup=workgroup, chosen=[ann.key], sends=True, by=by)
    issue_all(workgroup, by)

    assert [one.name for one in send_certificates(workgroup=workgroup)] == ["Ben Brook"]

    with pytest.raises(Refused, match="has been written to"):
        send_certificates(workgroup=workgroup)
    letters = Message.objects.filter(kind="certificate").order_by("pk")
    assert [one.to_email for one in letters] == ["ann@example.org", "ben@example.org"]
    letters.update(sent_at=timezone.now())
    assert "Open your certificate" in send_again(message=letters[0], times=0).text


def test_a_name_that_changed_is_put_on_another_and_the_old_one_says_so(workgroup, by):
    place = with_place(workgroup, "Ann Able")
    hold_all(workgroup)
    [old] = issue_all(workgroup, by)
    show_holder(certificate=old, is_shown=True)
    place.person.name = "Ann Newname"
    place.person.save()

    [new] = issue_all(workgroup, by)

    old.refresh_from_db()
    assert (new.name, new.replaces, new.kind) == ("Ann Newname", old, COMPLETION)
    assert (old.state, old.name) == ("replaced", "Ann Able")
    assert new.name_shown_at is None
    letter = Message.objects.get(kind="certificate-replaced")
    assert (letter.to_email, letter.about_id) == ("ann@example.org", new.pk)
    # What told of the new one is its letter.
    with pytest.raises(Refused, match="has been written to"):
        send_certificates(workgroup=workgroup)


def test_a_register_put_right_changes_no_certificate_until_another_is_issued(workgroup, by):
    ann = with_place(workgroup, "Ann Able")
    hold_all(workgroup)
    [old] = issue_all(workgroup, by)

    put_right(workgroup.workshops.first(), {ann: Mark.ABSENT})

    [line] = certificate_lines(workgroup, reader=by)
    old.refresh_from_db()
    assert (line.says_otherwise, line.differences) == (True, ["dates"])
    assert old.minutes == 1200
    [new] = issue_all(workgroup, by)
    assert new.minutes == 900


def test_a_letter_about_what_was_replaced_since_is_not_sent(workgroup, by):
    place = with_place(workgroup, "Ann Able")
    hold_all(workgroup)
    issue_all(workgroup, by, sends=True)
    place.person.name = "Ann Newname"
    place.person.save()
    issue_all(workgroup, by)

    letters = list(Message.objects.filter(kind__startswith="certificate").order_by("pk"))

    assert unwanted(letters, timezone.now()) == {letters[0].pk}


def test_a_certificate_is_revoked_for_a_reason_and_its_holder_told(workgroup, by):
    with_place(workgroup, "Ann Able")
    hold_all(workgroup)
    [made] = issue_all(workgroup, by)

    revoke_certificate(certificate=made, because="It names the wrong Ann", by=by)

    made.refresh_from_db()
    assert (made.state, made.revoked_by) == ("revoked", by)
    assert "It names the wrong Ann" in Message.objects.get(kind="certificate-revoked").text
    with pytest.raises(Refused, match="holds no more"):
        revoke_certificate(certificate=made, because="Again", by=by)
    # Another can be issued, and is not ticked by itself.
    [line] = certificate_lines(workgroup, reader=by)
    assert (line.can_be_issued, line.is_proposed) == (True, False)
    assert issue_all(workgroup, by)[0].replaces is None


def test_nobody_certifies_or_revokes_what_is_their_own(workgroup, by):
    place = with_place(workgroup, "Ann Able")
    hold_all(workgroup)
    ann = UserFactory(email=place.person.email)
    [line] = certificate_lines(workgroup, reader=ann)
    assert (line.is_own, line.can_be_issued) == (True, False)
    with pytest.raises(Refused, match="Everybody who earned"):
        issue_all(workgroup, ann)

    [made] = issue_all(workgroup, by)
    with pytest.raises(OwnMatter):
        revoke_certificate(certificate=made, because="I want another", by=ann)


def test_no_pupil_is_named_in_the_reason(by):
    made = CertificateFactory()

    with pytest.raises(Refused, match="looks like a date of birth"):
        revoke_certificate(certificate=made, because="Sam, born 3/4/2015", by=by)


@pytest.mark.parametrize(
    "change",
    [{"name": "Somebody Else"}, {"kind": LEADING}, {"number": "0" * 12}, {"facts": {"dates": []}}],
)
def test_what_was_certified_never_changes(change):
    made = CertificateFactory()

    with pytest.raises(DatabaseError, match="certificate_says_what_it_said"), transaction.atomic():
        Certificate.objects.filter(pk=made.pk).update(**change)


@pytest.mark.parametrize("ended", ["replaced_at", "revoked_at"])
def test_what_ended_never_holds_again(ended, by):
    because = {"revoked_by": by, "revoked_because": "Wrong"} if ended == "revoked_at" else {}
    made = CertificateFactory(**{ended: timezone.now()}, **because)
    back = {ended: None} | ({"revoked_by": None, "revoked_because": ""} if because else {})

    with pytest.raises(DatabaseError, match="ended_certificate_stays"), transaction.atomic():
        Certificate.objects.filter(pk=made.pk).update(**back)


def test_nobody_has_two_that_hold():
    made = CertificateFactory()

    with pytest.raises(IntegrityError, match="one_live_certificate_of_each_place"):
        CertificateFactory(place=made.place, kind=ATTENDANCE)


def test_of_100_000_tries_none_finds_a_number():
    issued = {new_number() for _ in range(1000)}

    assert len(issued) == 1000
    assert not any(new_number() in issued for _ in range(100_000))


def test_a_work_group_that_is_over_asks_for_its_certificates(workgroup, by, time_machine):
    with_place(workgroup, "Ann Able")

    def owed():
        return list(owed_certificates(WorkGroup.objects.all(), timezone.now()))

    assert owed() == []
    hold_all(workgroup)
    assert owed() == [workgroup]
    time_machine.move_to(london(2023, 5, 27))
    assert owed() == []
    time_machine.move_to(london(2022, 6, 1, 12))
    issue_all(workgroup, by)
    assert owed() == []
    assert len(DAYS) == 4
