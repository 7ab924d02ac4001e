from django.db.models import TextChoices


class EnquiryKind(TextChoices):
    """The four ways in which somebody writes to a hub."""

    QUESTION = "question", "Question"
    NEED = "need", "What a school needs"
    PARTNER = "partner", "Offer to be a partner"
    IDEA = "idea", "Idea for working together"


class EnquiryOutcome(TextChoices):
    """What came of an enquiry that is closed."""

    ANSWERED = "answered", "Answered"
    AGREED = "agreed", "Something was agreed"
    NEED = "need", "Kept as a need"
    PASSED_ON = "passed_on", "Passed on to somebody else"
    NOTHING_TO_DO = "nothing_to_do", "Nothing to do"
    SPAM = "spam", "Spam"


class EnquiryState(TextChoices):
    """How far an enquiry has come, as read from its instants; it is not stored."""

    WAITING = "waiting", "Waiting"
    ANSWERED = "answered", "Answered"
    SET_ASIDE = "set aside", "Set aside"
    CLOSED = "closed", "Closed"


class NeedSurveyState(TextChoices):
    """Whether a survey of needs takes answers on a day; it is not stored."""

    TO_COME = "to come", "To come"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class NeedSource(TextChoices):
    """Where word of a need comes from: the five ways of 2014."""

    HUB = "hub", "What the hub knows itself"
    DIRECT = "direct", "A school asked"
    SURVEY = "survey", "Survey of needs"
    REFERRAL = "referral", "Referred by somebody else"
    NATIONAL = "national", "National evidence"


class NeedTheme(TextChoices):
    """What a need or a priority is about: the five parts of the workforce, and two of pupils."""

    RECRUITMENT = "recruitment", "Recruitment"
    INITIAL = "initial", "Initial teacher training and induction"
    DEVELOPMENT = "development", "Professional development and school-to-school support"
    LEADERSHIP = "leadership", "Maths leadership"
    SYSTEM = "system", "System leadership"
    UNIVERSITIES = "universities", "Pupil enrichment with universities"
    EMPLOYERS = "employers", "Pupil enrichment with local employers"
