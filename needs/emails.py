"""What is said to people who write to a hub, and to the hub of what they wrote."""

from datetime import datetime

from access.links import site_url
from hubs.models import User
from needs.models import Enquiry, EnquiryReply, Need
from outbox.models import Message
from outbox.render import compose


def enquiry_received(enquiry: Enquiry) -> Message:
    return about_enquiry("enquiry-received", enquiry, to=enquiry.email)


def enquiry_for_hub(enquiry: Enquiry) -> Message:
    return about_enquiry("enquiry-for-hub", enquiry, to=enquiry.hub.mailbox)


def enquiry_assigned(enquiry: Enquiry, *, by: User, at: datetime) -> Message:
    to = enquiry.assigned_to
    assert to is not None
    # With the instant: whoever gets it back after somebody else is told again.
    mark = f":{to.pk}:{at.isoformat()}"
    return about_enquiry("enquiry-assigned", enquiry, to=to.email, mark=mark, to_name=to, by=by)


def enquiry_answer(reply: EnquiryReply) -> Message:
    return about_enquiry(
        "enquiry-answer", reply.enquiry, to=reply.enquiry.email, mark=f":{reply.pk}", reply=reply
    )


def about_enquiry(kind: str, enquiry: Enquiry, *, to: str, mark: str = "", **context) -> Message:
    return compose(
        kind,
        key=f"{kind}:{enquiry.pk}{mark}",
        to=to,
        hub=enquiry.hub,
        about_id=enquiry.pk,
        context={
            "enquiry": enquiry,
            "link": site_url(enquiry.get_absolute_url()),
            **context,
        },
    )


def need_for_hub(need: Need) -> Message:
    """Word to the hub of a need that nobody awaits an answer to."""
    return compose(
        "need-for-hub",
        key=f"need-for-hub:{need.pk}",
        to=need.hub.mailbox,
        hub=need.hub,
        about_id=need.pk,
        context={"need": need, "link": site_url(need.get_absolute_url())},
    )
