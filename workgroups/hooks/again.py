"""How an email about a visit reads when it is sent again, and to whom."""

from access.refusal import Refused
from outbox.again import NO_LONGER_HOLDS
from outbox.kinds import writes_anew
from outbox.models import Message
from schools.models import Contact
from workgroups import emails
from workgroups.models import SupportVisit


@writes_anew("visit-agreed")
def agreed_again(message: Message) -> Message:
    # The key says to whom of the school, whichever address they have now.
    person = message.first_key.rpartition(":")[2]
    contact = Contact.objects.filter(pk=int(person)).first()
    visits = SupportVisit.objects.held().select_related("hub", "school", "visitor")
    visit = visits.filter(pk__in=[message.about_id or 0]).first()
    if contact is None or not contact.email or visit is None:
        raise Refused(NO_LONGER_HOLDS)
    return emails.visit_agreed(visit, contact)
