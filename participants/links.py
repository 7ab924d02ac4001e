"""What people may do by a link from an email, without signing in."""

from datetime import timedelta

from django.urls import reverse
from django.utils.crypto import salted_hmac

from access.links import SignedLink, site_url
from participants.rules.check_in import digits_of
from participants.rules.drafts import DRAFT_KEPT
from workgroups.models import Workshop

DRAFT = SignedLink("interest-draft", "participants:draft", DRAFT_KEPT)
APPROVAL = SignedLink("head-approval", "participants:approve", timedelta(days=90), "head_email")
INTEREST = SignedLink(
    "own-interest", "participants:withdraw_interest", timedelta(days=400), "person.email"
)
OFFER = SignedLink("place-offer", "participants:offer", timedelta(days=60), "interest.person.email")
# For a calendar, which shows what it reads to whomever its owner lets see it: it opens no page on
# which anything can be done.
CALENDAR = SignedLink("own-calendar", "participants:calendar", timedelta(days=550), "email")
# To whoever asked for a place of somebody whom the school had still to choose.
UNNAMED = SignedLink(
    "place-to-name", "participants:name_person", timedelta(days=400), "asked_by_email"
)
WISH = SignedLink("next-time-wish", "participants:forget_wish", timedelta(days=550))
# To one reader of an email to many; its page says at which addresses they are reached.
NEWS = SignedLink("hub-news", "participants:stop_news", timedelta(days=550), "email")
PLACE = SignedLink("own-place", "participants:place", timedelta(days=550), "person.email")
AGREEMENT_OF_HEAD = SignedLink(
    "agreement-head", "participants:agreement_of_head", timedelta(days=550), "head_email"
)
AGREEMENT_OF_TEACHER = SignedLink(
    "agreement-teacher", "participants:agreement_of_teacher", timedelta(days=550), "person.email"
)
# To the head and to each of the school's people in the Work Group.
GOVERNOR_REPORT = SignedLink(
    "governors-report", "participants:own_governor_report", timedelta(days=400)
)
# To a head or maths lead, as the hub has noted them: to nobody whom only a form has named.
SCHOOL = SignedLink("own-school", "participants:own_school", timedelta(days=90))
# As long as the certificate is kept: whoever needs it after years has the email it came in.
CERTIFICATE = SignedLink(
    "own-certificate", "participants:own_certificate", timedelta(days=2550), "holder_email"
)
# To one of those who read along, whose address the page finds among theirs.
DIGEST = SignedLink("conversation-digest", "participants:stop_digest", timedelta(days=400))
# On the wall of the room. Its page is open for an hour or two, whenever the paper was printed.
CHECK_IN = SignedLink("check-in", "participants:check_in", timedelta(days=60))


def day_word(workshop: Workshop) -> str:
    """Four digits that only those in the room are shown; others when the workshop is moved."""
    known_by = f"{workshop.pk} {workshop.starts_at.isoformat()}"
    return digits_of(salted_hmac("day-word", known_by, algorithm="sha256").digest())


def details_url(place) -> str:
    """The page by the link of a place on which somebody says what is not known of them."""
    return site_url(reverse("participants:own_details", args=[PLACE.token(place)]))
