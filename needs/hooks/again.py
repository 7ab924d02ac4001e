"""How an email to whoever wrote to the hub reads when it is sent again, and to whom."""

from access.refusal import Refused
from needs.models import Enquiry
from outbox.again import NO_LONGER_HOLDS
from outbox.kinds import same_words, writes_anew
from outbox.models import Message


@writes_anew("enquiry-received", "enquiry-answer")
def to_its_sender_again(message: Message) -> Message:
    enquiry = Enquiry.objects.filter(pk__in=[message.about_id or 0]).first()
    if enquiry is None:
        raise Refused(NO_LONGER_HOLDS)
    return same_words(message, to=enquiry.email)
