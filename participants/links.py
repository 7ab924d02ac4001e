"""What people may do by a link from an email, without signing in."""

from datetime import timedelta

from access.links import SignedLink

# As long as a draft is kept that was never sent.
DRAFT = SignedLink("interest-draft", "participants:draft", timedelta(days=30))
APPROVAL = SignedLink("head-approval", "participants:approve", timedelta(days=90), "head_email")
INTEREST = SignedLink(
    "own-interest", "participants:withdraw_interest", timedelta(days=400), "person.email"
)
OFFER = SignedLink("place-offer", "participants:offer", timedelta(days=60), "interest.person.email")
PLACE = SignedLink("own-place", "participants:place", timedelta(days=550), "person.email")
