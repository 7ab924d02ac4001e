"""What people are told who write to a hub, and what the hub is told of them."""

from datetime import datetime

from django.urls import reverse

from hubs.links import site_url
from hubs.models import Enquiry, EnquiryReply, Need, User
from outbox.models import Message
from outbox.render import compose
from workgroups.models import WorkGroup, WorkGroupLead, Workshop


def enquiry_received(enquiry: Enquiry) -> Message:
    return about_enquiry("enquiry-received", enquiry, to=enquiry.email)


def enquiry_for_hub(enquiry: Enquiry) -> Message:
    return about_enquiry("enquiry-for-hub", enquiry, to=enquiry.hub.mailbox)


def enquiry_assigned(enquiry: Enquiry, *, by: User) -> Message:
    to = enquiry.assigned_to
    assert to is not None
    return about_enquiry(
        "enquiry-assigned", enquiry, to=to.email, mark=f":{to.pk}", to_name=to, by=by
    )


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


def raised_need(
    *, key: str, name: str, email: str, raised_at: datetime, workgroup: WorkGroup
) -> Message:
    """Word to whoever raised a need of the Work Group that answers it."""
    return compose(
        "raised-need",
        key=key,
        to=email,
        hub=workgroup.hub,
        about_id=workgroup.pk,
        wanted_until=workgroup.interest_closes_at,
        context={
            "name": name,
            "raised_at": raised_at,
            "workgroup": workgroup,
            "link": site_url(workgroup.get_absolute_url()),
        },
    )


def lead_named(lead: WorkGroupLead, *, next_workshop: Workshop | None, by: User) -> Message:
    """To somebody who leads a Work Group from now on: what, when next, and how to sign in."""
    return compose(
        "lead-named",
        key=f"lead-named:{lead.pk}",
        to=lead.user.email,
        hub=lead.workgroup.hub,
        about_id=lead.workgroup_id,
        context={
            "lead": lead.user,
            "workgroup": lead.workgroup,
            "next_workshop": next_workshop,
            "by": by,
            "link": site_url(reverse("workgroups:detail", args=[lead.workgroup_id])),
        },
    )
