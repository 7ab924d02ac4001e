from django.db.models import TextChoices


class Wave(TextChoices):
    """When somebody is asked."""

    START = "start", "Before the first workshop"
    PULSE = "pulse", "After each workshop"
    END = "end", "After the last workshop"
    HEAD = "head", "What heads see"
    LEAVER = "leaver", "Why people left, as heads say"
    TERM = "term", "A term later"
    YEAR = "year", "A year later"


# Asked of the head, who answers for the school: of the person they are nothing.
ASKED_OF_HEADS = (Wave.HEAD, Wave.LEAVER)


class QuestionKind(TextChoices):
    RATING = "rating", "From 1 to 5"
    OUTCOME_RATING = "outcome_rating", "From 1 to 5, for each intended outcome, then and now"
    OUTCOME_NOW = "outcome_now", "From 1 to 5, for each intended outcome, now"
    CHOICE = "choice", "One of several answers"
    SEVERAL = "several", "Any of several answers"
    NUMBER = "number", "A whole number"
    TEXT = "text", "In your own words"
    YES_NO = "yes_no", "Yes or no"


class OwnKind(TextChoices):
    """What a hub chooses from where it writes a question of its own."""

    SCALE = "scale", "A scale from 1 to 5"
    CHOICE = "choice", "One of several answers"
    SEVERAL = "several", "Any of several answers"
    EVIDENCE = "evidence", "Which kinds of evidence there are"
    YES_NO = "yes_no", "Yes or no"
    NUMBER = "number", "A whole number"
    TEXT = "text", "In their own words"


class ComparedWith(TextChoices):
    """Whose answers stand beside each other; the others are without the Work Group itself."""

    OWN = "own", "This Work Group"
    PROJECT = "project", "Others on the project"
    HUB = "hub", "Others of the hub"
    NATION = "nation", "Others of all hubs"


class ReportState(TextChoices):
    DRAFT = "draft", "Being written"
    SUBMITTED = "submitted", "With the hub lead"
    RETURNED = "returned", "Returned to the lead"
    APPROVED = "approved", "Approved"
    REOPENED = "reopened", "Reopened for changes"


class Recommendation(TextChoices):
    REPEAT = "repeat", "Repeat next year"
    SCALE = "scale", "Repeat, larger or in more places"
    ADAPT = "adapt", "Change it and try again"
    STOP = "stop", "Stop"


class Strength(TextChoices):
    NONE = "none", "No evidence yet"
    EMERGING = "emerging", "Emerging"
    SECURE = "secure", "Secure"


class GridLine(TextChoices):
    """What a report looks for evidence of: three lines of adults and schools, four of pupils."""

    LEARNING = "learning", "Professional learning"
    PRACTICE = "practice", "Practice development"
    POLICY = "policy", "School and department policies and approaches"
    ACHIEVEMENT = "achievement", "Pupils’ achievement"
    PARTICIPATION = "participation", "Pupils’ participation"
    ATTITUDES = "attitudes", "Pupils’ attitudes"
    GAPS = "gaps", "Gaps between groups of pupils"


class Verdict(TextChoices):
    APPROVE = "approve", "Approve"
    RETURN = "return", "Return with comments"
    REOPEN = "reopen", "Reopen once approved"


class PublicationKind(TextChoices):
    """What the public may read of an approved report."""

    SUMMARY = "summary", "Summary of what came of it"
    CASE_STUDY = "case_study", "Case study"


class ConsentState(TextChoices):
    """Whether somebody agrees to be named or quoted, as read from the days; it is not stored."""

    MISSING = "missing", "Not given yet"
    GIVEN = "given", "Given"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Moment(TextChoices):
    """When a focus pupil is looked at."""

    START = "start", "At the start"
    MIDDLE = "middle", "Half-way"
    END = "end", "At the end"


class Disadvantaged(TextChoices):
    """Whether the school receives pupil premium for a focus pupil, or would say so."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SAID = "not_said", "I would rather not say"


class JourneyStage(TextChoices):
    """How far somebody, or a school, has come. Each counts by itself, whatever came before it."""

    ASKED = "asked", "Asked for a place"
    OFFERED = "offered", "Were offered one"
    SIGNED_UP = "signed_up", "Signed up"
    STARTED = "started", "Started"
    COMPLETED = "completed", "Completed"


class CalendarKind(TextChoices):
    """What an entry of a hub's calendar is."""

    WORKSHOP = "workshop", "Workshop"
    MEETING = "meeting", "Meeting or event"
    VISIT = "visit", "Visit to a school"
    FREE_UNTIL = "free_until", "Last day to cancel free"
    INTEREST = "interest", "Interest closes"
    SURVEY = "survey", "Survey goes out"
    SURVEY_CLOSES = "survey_closes", "Survey closes"
    REPORT = "report", "Report to write"
    HOLIDAY = "holiday", "School holiday"
    BANK_HOLIDAY = "bank_holiday", "Bank holiday"
    EXAMS = "exams", "Exams"


class SchoolReach(TextChoices):
    """When hubs last worked with a school. In the order of the map's key."""

    THIS_YEAR = "this_year", "Reached this year"
    BEFORE = "before", "Reached in another year"
    NEVER = "never", "Never reached"
