from django.db.models import TextChoices


class PartnerKind(TextChoices):
    """Strategic partners help to plan and judge a hub's work, operational ones carry it out."""

    STRATEGIC = "strategic", "Strategic partner"
    OPERATIONAL = "operational", "Operational partner"


class ContactWay(TextChoices):
    """How a hub and a school were in touch."""

    EMAIL = "email", "Email"
    PHONE = "phone", "Telephone"
    VISIT = "visit", "Visit to the school"
    MEETING = "meeting", "Meeting or event"
    LETTER = "letter", "Letter"


class HubTextKind(TextChoices):
    ABOUT = "about", "About the hub"
    PRIVACY = "privacy", "Privacy notice"
    TERMS = "terms", "Terms of taking part"


class Clause(TextChoices):
    """What a school and its teacher may agree to, each a column of Agreement."""

    DATES = "dates", "Commitment to the dates"
    RELEASE = "release", "Release of staff"
    FEE = "fee", "Fee terms"
    DATA = "data", "Data"
    EVALUATION = "evaluation", "Evaluation"
    GOVERNORS = "governors", "Governors’ report of each term"
    HOSTING = "hosting", "Hosting"


class SpecialKind(TextChoices):
    """Days entered for all hubs."""

    EXAMS = "exams", "Exams"
    BANK_HOLIDAY = "bank_holiday", "Bank holiday made for once"


class NoticeUnit(TextChoices):
    """How the days of notice are counted back from a workshop."""

    CALENDAR_DAYS = "calendar_days", "Calendar days, to the end of the day"
    CLOCK_DAYS = "clock_days", "Calendar days, to the workshop's starting time"
    WORKING_DAYS = "working_days", "Working days, to the end of the day"
    # Terms that charge for staying away "without prior notice" and name no number of days.
    NONE = "none", "No notice period: any notice before the start is in time"


class VatTreatment(TextChoices):
    # The portal does not guess it: a wrong treatment would stand on invoices that nobody can
    # change.
    NOT_SET = "not_set", "Not set"
    OUTSIDE_SCOPE = "outside_scope", "Outside the scope of VAT"
    EXEMPT = "exempt", "Exempt from VAT"
    STANDARD = "standard", "Standard rate"
