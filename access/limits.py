"""How often one address on the network, and one mailbox, may send a public form."""

from allauth.core.internal import ratelimit

# By form: so many in so long, for each network address and for each key. Whole schools share
# one network address.
RATES = {
    "enquiry": "30/h/ip,6/h/key",
    "need": "60/h/ip",
}
TOO_MANY = (
    "We have had many messages from where you are in the last hour. What you typed is still here: "
    "send it again later, or write to {mailbox}."
)


def is_too_often(request, action: str, *, key: str = "") -> bool:
    """Count this sending; True where it is one too many."""
    usage = ratelimit.consume(request, app="hubs", action=action, config=RATES, key=key.lower())
    return usage is None
