from django.db.models import TextChoices


class SchoolKind(TextChoices):
    """What teachers may come from. Only a school is of the national register and has a URN."""

    SCHOOL = "school", "School or college"
    UNIVERSITY = "university", "University"
    ITT_PROVIDER = "itt_provider", "Teacher training provider"
    TRUST = "trust", "Trust"
    DIOCESE = "diocese", "Diocese"
    LOCAL_AUTHORITY = "local_authority", "Local authority"
    MATHS_HUB = "maths_hub", "Maths Hub"
    TEACHING_SCHOOL_HUB = "teaching_school_hub", "Teaching school hub or alliance"
    EMPLOYER = "employer", "Employer"
    COMMERCIAL = "commercial", "Company that offers training"
    OTHER = "other", "Another organisation"


class SchoolStatus(TextChoices):
    OPEN = "Open"
    CLOSED = "Closed"
    CLOSING = "Open, but proposed to close"
    PROPOSED = "Proposed to open"


class RegisterFileKind(TextChoices):
    """What a file of the national register tells of."""

    SCHOOLS = "schools", "Schools"
    LINKS = "links", "Links between schools"
    PREMIUM = "premium", "Pupil premium"


class ImportState(TextChoices):
    """Where one file stands; a worker takes it from checking and from applying onwards."""

    CHECKING = "checking", "Being checked"
    READY = "ready", "Waiting for you"
    APPLYING = "applying", "Being applied"
    APPLIED = "applied", "Applied"
    REFUSED = "refused", "Cannot be used"
    GIVEN_UP = "given_up", "Given up"


class ChangeKind(TextChoices):
    """What a newer register says differently of a school."""

    NEW = "new", "New"
    OPENED = "opened", "Opened"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Reopened"
    RENAMED = "renamed", "Renamed"
    MOVED = "moved", "Moved"
    TRUST = "trust", "Changed trust"
    OTHER = "other", "Other changes"


class LinkKind(TextChoices):
    """How one school follows another; the last two tell of neighbours, not of an order."""

    SPLIT = "split", "Split"
    MERGER = "merger", "Merger"
    AMALGAMATION = "amalgamation", "Amalgamation"
    SUCCESSION = "succession", "Succession"
    SIXTH_FORM = "sixth_form", "Shared sixth form centre"
    OTHER = "other", "Other link"


class PartnerKind(TextChoices):
    """Strategic partners help to plan and judge a hub's work, operational ones carry it out."""

    STRATEGIC = "strategic", "Strategic partner"
    OPERATIONAL = "operational", "Operational partner"


class ContactRole(TextChoices):
    HEAD = "head", "Headteacher or principal"
    MATHS_LEAD = "maths_lead", "Maths lead"
    FINANCE = "finance", "Finance or business manager"
    CPD_LEAD = "cpd_lead", "Professional development lead"
    CHAIR = "chair", "Chair of governors"
    OTHER = "other", "Another role"


class ContactSource(TextChoices):
    """How the hub came to know whom to write to."""

    TOLD = "told", "They told us"
    SCHOOL = "school", "Somebody at the school told us"
    WEBSITE = "website", "The school’s website"
    INTEREST = "interest", "An expression of interest"
    OTHER = "other", "Another way"


class EmailState(TextChoices):
    IN_USE = "in_use", "Write to this address"
    UNSUBSCRIBED = "unsubscribed", "Asked not to be written to"
    BOUNCED = "bounced", "Mail to it came back"


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


class SpecialKind(TextChoices):
    """Days entered for all hubs."""

    EXAMS = "exams", "Exams"
    BANK_HOLIDAY = "bank_holiday", "Bank holiday made for once"


class NoticeUnit(TextChoices):
    """How the days of notice are counted back from a workshop."""

    CALENDAR_DAYS = "calendar_days", "Calendar days, to the end of the day"
    CLOCK_DAYS = "clock_days", "Calendar days, to the workshop's starting time"
    WORKING_DAYS = "working_days", "Working days, to the end of the day"
    NONE = "none", "No notice period: any notice before the start is in time"


class VatTreatment(TextChoices):
    NOT_SET = "not_set", "Not set"
    OUTSIDE_SCOPE = "outside_scope", "Outside the scope of VAT"
    EXEMPT = "exempt", "Exempt from VAT"
    STANDARD = "standard", "Standard rate"


class Phase(TextChoices):
    EARLY_YEARS = "early_years", "Early years"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    POST_16 = "post_16", "Post-16"


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
