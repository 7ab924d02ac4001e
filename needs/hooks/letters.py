"""Which of this app's letters a person wrote."""

from outbox.kinds import written_by_hand

written_by_hand("enquiry-answer")
