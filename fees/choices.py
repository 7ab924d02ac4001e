from django.db.models import TextChoices

from participants.choices import AttendanceOutcome


class FeeReason(TextChoices):
    """The two outcomes of a date that may cost something, spelt as the outcomes are."""

    NO_SHOW = AttendanceOutcome.NO_SHOW.value, "Did not come"
    CANCELLED_LATE = AttendanceOutcome.CANCELLED_LATE.value, "Cancelled late"


class FeeState(TextChoices):
    PROPOSED = "proposed", "Needs a decision"
    CONFIRMED = "confirmed", "Confirmed"
    WAIVED = "waived", "Waived"
    VOID = "void", "No longer due"
    INVOICED = "invoiced", "Invoiced"


class WaiverReason(TextChoices):
    ILLNESS = "illness", "Illness"
    BEREAVEMENT = "bereavement", "Bereavement or compassionate leave"
    COURT = "court", "Jury service or court"
    OFSTED = "ofsted", "Ofsted inspection called"
    SCHOOL_EMERGENCY = "school_emergency", "School closure, emergency or safeguarding incident"
    WEATHER = "weather", "Severe weather or travel"
    STRIKE = "strike", "Strike"
    COVER = "cover", "Exam or cover emergency"
    NEW_ROLE = "new_role", "Maternity leave or new role"
    TECHNICAL = "technical", "Technical failure"
    HUB_ERROR = "hub_error", "The hub's own mistake"
    GOODWILL = "goodwill", "First time, goodwill"
    TARGETED = "targeted", "School in targeted support"
    OTHER = "other", "Another reason"
