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
    # The register’s own words, as an import keeps the cell as it stands.
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

    # From the most telling down: where both ends tell of one link, the import keeps the first kind.
    SPLIT = "split", "Split"
    MERGER = "merger", "Merger"
    AMALGAMATION = "amalgamation", "Amalgamation"
    SUCCESSION = "succession", "Succession"
    SIXTH_FORM = "sixth_form", "Shared sixth form centre"
    OTHER = "other", "Other link"


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


class Phase(TextChoices):
    EARLY_YEARS = "early_years", "Early years"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    POST_16 = "post_16", "Post-16"
