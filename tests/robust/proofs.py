"""What is done where a sentence says that somebody was told, to see that it is true."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from needs.actions.enquiry import assign_enquiry
from outbox.models import Message
from participants.actions.agreement import ask_to_sign
from participants.actions.attendance import name_substitute
from participants.actions.conversation import send_conversation_digests
from participants.actions.group_move import move_to_group
from participants.actions.place import offer_place
from participants.models import Person
from tests.factories import ProjectFactory, WorkGroupFactory
from tests.fees.factories import proposed_fee, workshop_in
from tests.portal.signing_in import set_up_app
from tests.robust.acts import ACTS, actor, path_of, post
from tests.robust.need_acts import guarded
from tests.world import World
from workgroups.actions.details import change_workshop
from workgroups.actions.visit import change_visit
from workgroups.choices import WorkshopMode
from workgroups.models import SupportVisit, WorkGroup, Workshop


@dataclass(frozen=True)
class Proof:
    """What is done, and the kinds of letters that are written by it."""

    act: str | Callable[[World], object]
    kinds: tuple[str, ...]


def by(act, *kinds: str) -> Proof:
    return Proof(act, kinds)


def ask_for_signatures(world: World):
    ask_to_sign(now=timezone.now())


def move_the_unanswered(world: World):
    move_to_group(interest=world.unanswered, workgroup=world.parallel, by=world.people["admin"])


def sign_in(world: World):
    Client().post("/sign-in/", {"email": world.people["lead"].email})


def accept_what_is_gone(world: World):
    WorkGroup.objects.filter(pk=world.workgroup.pk).update(capacity=1)
    post("participants:offer", world)


def give_enquiry_to_another(world: World):
    people = world.people
    assign_enquiry(enquiry=world.enquiry, to=people["admin"], by=people["hub_lead"])


def send_a_test(world: World):
    name = "participants:write_to_participants"
    answers = ACTS[name].answers(world)
    answers.pop("send")
    actor(name, world).post(path_of(name, world), answers | {"test": "yes"})


def come_instead_of_a_colleague(world: World):
    name_substitute(
        participant=world.participant,
        workshop=world.future,
        name="Col League",
        email="col@example.org",
    )
    post("participants:come_after_all_for", world)


def offer_more_than_there_is(world: World):
    WorkGroup.objects.filter(pk=world.workgroup.pk).update(capacity=1)
    post("participants:offer_chosen", world)


def take_an_offer_back(world: World):
    offer_place(interest=world.interest, by=world.people["admin"])
    post("participants:wait", world)


def enter_another_link(world: World):
    online = Workshop.objects.get(pk=world.future.pk)
    online.starts_at, online.ends_at = (timezone.now() + timedelta(days=n) for n in (2, 3))
    online.mode, online.venue, online.join_link = WorkshopMode.ONLINE, None, "https://a.example.org"
    online.save()
    online.join_link = "https://b.example.org"
    change_workshop(workshop=online, by=world.people["admin"])


def give_a_visit_away(world: World):
    visit = SupportVisit.objects.get(pk=world.visit.pk)
    visit.visitor = world.people["admin"]
    change_visit(visit=visit, by=world.people["hub_lead"])


def propose_another_fee(world: World):
    proposed_fee(workshop_in())


def send_a_report_back(world: World):
    ACTS["evaluations:review"].prepare(world)
    post("evaluations:review", world, {"verdict": "return", "comment": "More on pupils"})


def remove_an_app(world: World):
    client = with_an_app(world)
    client.post("/second-proof/app/remove/")


def remove_a_passkey(world: World):
    client = with_an_app(world)
    passkey = Authenticator.objects.create(
        user=world.people["lead"], type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"}
    )
    client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))


def with_an_app(world: World) -> Client:
    """Signed in as somebody with a second proof; what they were told of its beginning is gone."""
    client = Client()
    client.force_login(world.people["lead"])
    set_up_app(client)
    Message.objects.filter(kind="second-proof-changed").delete()
    return client


def wish_and_publish_the_next(world: World):
    now = world.workgroup
    project = ProjectFactory(title=now.project.title, school_year=now.school_year - 1)
    before = WorkGroupFactory(hub=world.hub, project=project, school_year=project.school_year)
    Client().post(
        reverse("participants:next_time", args=[before.pk]),
        guarded() | {"email": "pia@example.org"},
    )
    ACTS["workgroups:publish"].prepare(world)
    post("workgroups:publish", world)


def end_the_day_of_a_post(world: World):
    send_conversation_digests(on=timezone.localdate() + timedelta(days=1))


def put_a_name_right(world: World):
    Person.objects.filter(pk=world.certificate.place.person_id).update(name="Nora Newname")
    post("participants:issue_certificates", world)


NEXT_TIME = by(wish_and_publish_the_next, "next-time")
DIGEST = by(end_the_day_of_a_post, "conversation-digest")
COMES = by("participants:own_come_to_lesson", "lesson-visitor")
FEE_DECIDED = by("fees:waive", "fee-decided")
PROPOSED = by(propose_another_fee, "fee-proposed", "fee-proposed-school")
PLANNED = by("workgroups:plan_visit", "visit-planned")
OFFERED = by("participants:offer_one", "place-offered")
NOT_NEEDED = by(come_instead_of_a_colleague, "substitute-not-needed")
CONSENT_ASKED = by("evaluations:ask_for_consent", "consent-asked")
REOPENED = by("evaluations:reopen", "report-reopened")
REVOKED = by("participants:revoke_certificate", "certificate-revoked")
SENT_AGAIN = by("outbox:send_again", "place-confirmed")
MOVED = by("participants:move_to_group", "interest-moved", "place-moved-head", "place-moved-lead")
LOST = by(accept_what_is_gone, "place-lost", "place-lost-for-hub")
