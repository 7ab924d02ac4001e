"""Signed links: nobody guesses one, one opens one kind of page, and opening changes nothing."""

import random
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.links import BadLink, ExpiredLink
from evaluations.links import CONSENT, SURVEY
from participants import links
from tests import sweeps
from tests.access_kinds import ByLink
from tests.access_policy import POLICY
from tests.robust.acts import ACTS
from tests.robust.rows import all_rows, difference
from tests.test_access import address, names, rows_written
from workgroups.links import LED_CALENDAR, VISIT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PURPOSES = [
    *(links.DRAFT, links.APPROVAL, links.INTEREST, links.OFFER, links.PLACE, links.CALENDAR),
    *(links.AGREEMENT_OF_HEAD, links.AGREEMENT_OF_TEACHER, links.GOVERNOR_REPORT),
    *(links.DIGEST, links.NEWS, SURVEY, VISIT, links.WISH, LED_CALENDAR),
    *(links.CHECK_IN, links.CERTIFICATE, links.SCHOOL, links.UNNAMED, CONSENT),
]
by_purpose = pytest.mark.parametrize("link", PURPOSES, ids=lambda link: link.purpose)
# Of each purpose: in full more than 100,000 random ones and 100,000 mutated ones in all.
TRIES = 15_000 if sweeps.is_full else 1000
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:"
# Nothing that the address itself could not carry.
STRANGE = ["", " ", ".", "é", "🧮", "\x00", "%", "=", "+", "\u202e", "٣"]


def opens(link, token: str) -> bool:
    try:
        link.read(token)
    except (BadLink, ExpiredLink):
        return False
    return True


def pk_of(token: str) -> int:
    return int(token.partition(":")[0].partition(".")[0])


def random_token(dice: random.Random) -> str:
    """In the shape of a token, and now and then in another."""
    if dice.random() < 0.1:
        return "".join(dice.choices(LETTERS + "".join(STRANGE), k=dice.randrange(80)))
    body = "".join(dice.choices(LETTERS[:-1], k=43))
    stamp = "".join(dice.choices(LETTERS[:-3], k=6))
    mark = "".join(dice.choices("0123456789abcdef", k=16))
    return dice.choice(["", f".{mark}"]).join([str(dice.randrange(1, 200)), f":{stamp}:{body}"])


def random_tokens(dice: random.Random) -> list[str]:
    return [random_token(dice) for _ in range(TRIES)]


def mutated(token: str, dice: random.Random) -> str:
    """The token with one letter changed, taken out, put in, or two of them exchanged."""
    place, other = dice.randrange(len(token)), dice.randrange(len(token))
    letter = dice.choice(LETTERS + "".join(STRANGE[1:]))
    swapped = list(token)
    swapped[place], swapped[other] = swapped[other], swapped[place]
    return dice.choice(
        [
            token[:place] + letter + token[place + 1 :],
            token[:place] + token[place + 1 :],
            token[:place] + letter + token[place:],
            "".join(swapped),
            token.swapcase() if dice.random() < 0.5 else token[: place + 1],
        ]
    )


@by_purpose
def test_no_random_token_is_taken(link, tried):
    dice = random.Random(20211117)

    assert opens(link, link.sign(7))
    assert [token for token in tried(random_tokens(dice)) if opens(link, token)] == []


@by_purpose
def test_no_mutated_token_is_taken(link, tried):
    dice = random.Random(20220203)
    good = [link.sign(pk) for pk in range(1, 21)]
    tries = [mutated(dice.choice(good), dice) for _ in range(TRIES)]

    changed = [token for token in tries if token not in good]

    assert len(changed) > 0.9 * TRIES
    assert [token for token in tried(changed) if opens(link, token)] == []


@by_purpose
def test_a_token_for_another_row_cannot_be_made_from_ones_own(link):
    _, stamp, signature = link.sign(7).split(":")

    for pk in ("8", "77", "07", "+7", " 7", "7 ", "٧"):
        assert not opens(link, f"{pk}:{stamp}:{signature}")


@by_purpose
def test_a_link_lasts_as_long_as_it_says(link, time_machine):
    made = link.sign(7)

    time_machine.move_to(timezone.now() + link.lasts - timedelta(seconds=2))
    assert link.read(made) == 7
    time_machine.shift(timedelta(seconds=4))
    with pytest.raises(ExpiredLink):
        link.read(made)


def test_a_signature_has_at_least_128_bits():
    """43 letters of 6 bits each, keyed by a secret of at least 50 characters."""
    for link in PURPOSES:
        assert len(link.sign(7).rpartition(":")[2]) * 6 >= 256
    assert len(settings.SECRET_KEY) >= 50


def test_every_page_by_link_has_one_of_these_purposes(world):
    tokens = {POLICY[name].kwargs(world)["token"] for name in names(ByLink)}
    rows = [world.draft, world.interest, world.unanswered, world.offer, world.participant]

    signed = {pk_of(token) for token in tokens}
    rows += [world.participant.person, world.invitation, world.held_visit, world.wish]
    rows += [world.workgroup, world.people["guest"], world.studying_place]
    rows += [world.circular_copy, world.agreed_interest, world.governor_report]
    rows += [world.certificate, world.today, world.school, world.missing_consent]
    rows += [world.unnamed]
    assert signed == {row.pk for row in rows}
    assert len({link.purpose for link in PURPOSES}) == len(PURPOSES)


@pytest.mark.parametrize("name", names(ByLink))
def test_a_token_of_one_purpose_opens_no_page_of_another(name, world):
    """Even where the number signed is that of a row of the page's own."""
    kwargs = POLICY[name].kwargs(world)
    own = kwargs["token"]
    pk = pk_of(own)
    foreign = [link for link in PURPOSES if not opens(link, own)]

    assert len(foreign) == len(PURPOSES) - 1
    for link in sweeps.part(foreign, one_in=5, turn=names(ByLink).index(name)):
        path = reverse(name, kwargs=kwargs | {"token": link.sign(pk)})
        assert Client().get(path).status_code == 404
        assert Client().post(path).status_code in (404, 405)


@pytest.mark.parametrize("name", sweeps.part(names(ByLink), one_in=4))
@pytest.mark.parametrize("method", sweeps.part(["get", "head", "options"], always=["get"]))
def test_a_mail_scanner_that_opens_every_link_changes_no_row(name, method, world):
    if name in ACTS:
        ACTS[name].prepare(world)
    before = all_rows()

    path = address(name, world)
    for _ in range(2):
        answer = getattr(Client(), method)(path, headers={"user-agent": "MailScanner"})
        assert answer.status_code in (200, 302)
        follow(answer)

    assert difference(before, all_rows()) == {}


def follow(answer) -> None:
    """As scanners do: on to every address that the page names."""
    # A table that a link downloads names no address, nor does a document.
    if answer.streaming:
        return
    body = answer.content.decode(errors="ignore")
    found = re.findall(r'(?:href|src|action)="(/[^"]*)"', body) + [answer.get("Location", "/")]
    for path in {path for path in found if not path.startswith(("/static/", "//"))}:
        Client().get(path.replace("&amp;", "&"))


@pytest.mark.parametrize("name", names(ByLink))
def test_a_link_that_has_run_out_says_so_and_what_to_do(name, world, time_machine):
    path = address(name, world)
    before = rows_written()
    # Past the longest, that of a certificate.
    time_machine.move_to(timezone.now() + timedelta(days=2600))

    for answer in (Client().get(path), Client().post(path, {"reason": "x", "answer": "accept"})):
        assert answer.status_code == 410
        assert "Look for a newer email from us." in answer.content.decode()

    assert rows_written() == before


@by_purpose
def test_a_link_to_a_row_that_is_gone_is_as_if_it_never_was(link, world):
    path = reverse(link.url_name, args=[link.sign(10**9)])

    assert Client().get(path).status_code == 404
