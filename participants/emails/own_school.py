from datetime import datetime

from django.urls import reverse

from access.links import site_url
from outbox.models import Message
from outbox.render import compose
from participants import links
from schools.models import Contact, ContactChange

SCHOOL_PAGE, CONTACT_REPLACED = "school-page", "school-contact-replaced"


def school_page(contact: Contact, *, at: datetime, by: object = "") -> Message:
    """To a head or maths lead: the link to their school's page. `by` says who sent it."""
    school = contact.school
    return compose(
        SCHOOL_PAGE,
        # By the minute: two clicks are one email, and whoever has lost it asks again.
        key=f"{SCHOOL_PAGE}:{contact.pk}:{at:%Y%m%d%H%M}",
        to=contact.email,
        hub=school.hub,
        about_id=contact.pk,
        context={
            "contact": contact,
            "school": school,
            "by": by,
            "link": links.SCHOOL.url(school, holder=contact.email),
            "lasts": links.SCHOOL.lasts.days,
            "ask_again": site_url(reverse("participants:ask_for_school_page")),
        },
    )


def contact_replaced(contact: Contact, change: ContactChange, *, to: str) -> Message:
    """To the address at which the school's page opens no more."""
    return compose(
        CONTACT_REPLACED,
        key=f"{CONTACT_REPLACED}:{change.pk}",
        to=to,
        hub=contact.school.hub,
        about_id=contact.pk,
        context={"contact": contact, "school": contact.school, "change": change},
    )
