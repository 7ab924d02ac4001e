from django.db.models import TextChoices

# By its name again, so that others may import it from here as one of the choices.
from schools.choices import Phase as Phase


class ProjectKind(TextChoices):
    # “National” until about 2020.
    NETWORK = "network", "Network Collaborative Project"
    RESEARCH = "research", "Research and Innovation Work Group"
    PROGRAMME = "programme", "Specialist knowledge programme"
    COMMUNITY = "community", "Community"
    EVENT = "event", "Network meeting or event"
    EXCHANGE = "exchange", "Teacher exchange or showcase"


class SupportType(TextChoices):
    """The four ways in which a project supports schools."""

    COMMUNICATING = "communicating", "Telling schools of support that exists"
    EXTENDING = "extending", "Extending support that exists"
    DEVELOPING = "developing", "Developing new support"
    COMMISSIONING = "commissioning", "Commissioning an outside organisation"


class Theme(TextChoices):
    """The five parts of building a workforce of maths teachers."""

    RECRUITMENT = "recruitment", "Recruitment"
    INITIAL = "initial", "Initial teacher training and induction"
    DEVELOPMENT = "development", "Professional development and school-to-school support"
    LEADERSHIP = "leadership", "Maths leadership"
    SYSTEM = "system", "System leadership"


class KeyStage(TextChoices):
    FOUNDATION = "foundation", "Early years foundation stage"
    ONE = "ks1", "Key Stage 1"
    TWO = "ks2", "Key Stage 2"
    THREE = "ks3", "Key Stage 3"
    FOUR = "ks4", "Key Stage 4"
    FIVE = "ks5", "Key Stage 5, ages 16 to 19"


class JourneyStage(TextChoices):
    """Where a school is on its way to Teaching for Mastery, in the names of all years."""

    READINESS = "readiness", "Readiness"
    DEVELOPMENT = "development", "Development"
    EMBEDDING = "embedding", "Embedding"
    SUSTAINING = "sustaining", "Sustaining"
    INTRODUCTORY = "introductory", "Introductory"
    TEACHING_FOR_MASTERY = "teaching_for_mastery", "Teaching for Mastery"


class JobRole(TextChoices):
    """What somebody does at school, as they say it themselves."""

    TEACHER = "teacher", "Teacher"
    EARLY_CAREER = "early_career", "Early career teacher"
    TEACHING_ASSISTANT = "teaching_assistant", "Teaching assistant"
    PHASE_LEAD = "phase_lead", "Phase or year-group lead"
    SUBJECT_LEAD = "subject_lead", "Head of maths or maths subject leader"
    # Apart from each other: the flyer in 004_59bb09f94168ba53.txt is for heads of maths, whom an
    # acting one counts among, and says that prospective ones are not eligible.
    ACTING_SUBJECT_LEAD = "acting_subject_lead", "Acting head of maths or subject leader"
    PROSPECTIVE_SUBJECT_LEAD = (
        "prospective_subject_lead",
        "Hoping to become head of maths or subject leader",
    )
    SENIOR_LEADER = "senior_leader", "Senior leader"
    HEADTEACHER = "headteacher", "Headteacher or principal"
    TRAINEE = "trainee", "Trainee teacher or ITT tutor"
    LECTURER = "lecturer", "Further education lecturer"


class YearGroup(TextChoices):
    """Whom somebody teaches, as they say it themselves."""

    NURSERY = "nursery", "Nursery"
    RECEPTION = "reception", "Reception"
    YEAR_1 = "year_1", "Year 1"
    YEAR_2 = "year_2", "Year 2"
    YEAR_3 = "year_3", "Year 3"
    YEAR_4 = "year_4", "Year 4"
    YEAR_5 = "year_5", "Year 5"
    YEAR_6 = "year_6", "Year 6"
    YEAR_7 = "year_7", "Year 7"
    YEAR_8 = "year_8", "Year 8"
    YEAR_9 = "year_9", "Year 9"
    YEAR_10 = "year_10", "Year 10"
    YEAR_11 = "year_11", "Year 11"
    YEAR_12 = "year_12", "Year 12"
    YEAR_13 = "year_13", "Year 13"
    SEVERAL = "several", "Several of these, or none"


class EarlyCareerTerm(TextChoices):
    """What a project calls teachers at the beginning; the word changed in 2021."""

    ECT = "ect", "Early career teacher (ECT)"
    NQT = "nqt", "Newly qualified teacher (NQT)"


class Availability(TextChoices):
    """How much more work a local leader could take on."""

    AVAILABLE = "available", "Can take on more"
    LIMITED = "limited", "Can take on a little more"
    NONE = "none", "Cannot take on more now"


class CredentialKind(TextChoices):
    """What a local leader may be trained or accredited as."""

    MASTERY_SPECIALIST = "mastery_specialist", "Primary Mastery Specialist"
    SECONDARY_SPECIALIST = "secondary_specialist", "Secondary Mastery Specialist"
    PD_LEAD = "pd_lead", "Accredited Professional Development Lead"
    # A credential of its time, and no role in the portal.
    SLE = "sle", "Specialist Leader of Education"
    SCHOOL_DEVELOPMENT = "school_development", "School Development Lead"
    OTHER = "other", "Other"


class CredentialStatus(TextChoices):
    WORKING_TOWARDS = "working_towards", "Working towards it"
    AWARDED = "awarded", "Awarded"
    GIVEN_UP = "given_up", "Given up"


class PlaceType(TextChoices):
    FREE = "free", "Free: fully funded by the Maths Hubs Programme"
    FUNDED = "funded", "Funded: the school receives money"
    PAID = "paid", "Paid: the school pays for the place"


class WorkshopMode(TextChoices):
    FACE_TO_FACE = "face_to_face", "Face to face"
    # Some come to the venue and others join, as each likes.
    HYBRID = "hybrid", "Hybrid"
    ONLINE = "online", "Online"


AT_A_VENUE = (WorkshopMode.FACE_TO_FACE, WorkshopMode.HYBRID)
JOINED_ONLINE = (WorkshopMode.HYBRID, WorkshopMode.ONLINE)


class Catering(TextChoices):
    NONE = "none", "Lunch is not provided"
    REFRESHMENTS = "refreshments", "Refreshments are provided"
    LUNCH = "lunch", "Lunch is provided"


class OutcomeLevel(TextChoices):
    """The four kinds of outcome that every Work Group is asked about."""

    LEARNING = "learning", "Professional learning"
    PRACTICE = "practice", "Practice development"
    POLICY = "policy", "School and department policies and approaches"
    PUPILS = "pupils", "Pupil outcomes"


class OutcomeCategory(TextChoices):
    """What an outcome is about: four things of pupils, then three of their school."""

    ACHIEVEMENT = "achievement", "What pupils achieve"
    PARTICIPATION = "participation", "How pupils take part, and who goes on with maths"
    ATTITUDES = "attitudes", "Pupils’ attitudes to maths"
    GAPS = "gaps", "Closing gaps between groups of pupils"
    TEACHING = "teaching", "Teaching"
    LEADERSHIP = "leadership", "Leadership of maths"
    CURRICULUM = "curriculum", "Curriculum"


class TaskScope(TextChoices):
    CLASS = "class", "Own class"
    DEPARTMENT = "department", "Whole department"
    SCHOOL = "school", "Whole school"


class Stage(TextChoices):
    """Where a Work Group stands on a given day. Told from its dates, never stored."""

    DRAFT = "draft", "Draft"
    RECRUITING = "recruiting", "Open for interest"
    ALLOCATING = "allocating", "Allocating places"
    RUNNING = "running", "Running"
    FINISHED = "finished", "Finished"
    CANCELLED = "cancelled", "Called off"


class VisitState(TextChoices):
    PLANNED = "planned", "Planned"
    HELD = "held", "Took place"
    CALLED_OFF = "called_off", "Called off"


class VisitStanding(TextChoices):
    """How the visitor finds that things go at the school."""

    WELL = "well", "Going well"
    ATTENTION = "attention", "Needs attention"
    AT_RISK = "at_risk", "At risk"


class VisitCompany(TextChoices):
    """Who of the school was there."""

    HEAD = "head", "Headteacher or principal"
    SENIOR_LEADER = "senior_leader", "Another senior leader"
    MATHS_LEAD = "maths_lead", "Maths lead"
    TEACHERS = "teachers", "Teachers"
    GOVERNOR = "governor", "A governor or trustee"


class VisitSide(TextChoices):
    """Whose doing it is that a visit does not take place."""

    SCHOOL = "school", "The school"
    HUB = "hub", "The hub or the visitor"


class ActionOwner(TextChoices):
    """Who carries out what was agreed on a visit."""

    SCHOOL = "school", "The school"
    VISITOR = "visitor", "The visitor"
    HUB = "hub", "The hub"


class ResourceTime(TextChoices):
    """When a resource is for, and from when those who take part see it."""

    BEFORE = "before", "Before the workshop"
    AT = "at", "At the workshop"
    AFTER = "after", "After the workshop"
