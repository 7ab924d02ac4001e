from django.db.models import TextChoices


class InterestState(TextChoices):
    """Where one expression of interest stands; every move is somebody's decision."""

    NEW = "new", "New"
    WAITING = "waiting", "On the waiting list"
    OFFERED = "offered", "Offered a place"
    PLACED = "placed", "Has a place"
    DECLINED = "declined", "Declined by the hub"
    REFUSED = "refused", "Turned the offer down"
    LAPSED = "lapsed", "Offer ran out"
    WITHDRAWN = "withdrawn", "Withdrawn"
    # Another row, in a parallel Work Group, goes on from here.
    MOVED = "moved", "Moved to a parallel group"


# Whoever let an offer run out is not among them: they may send another, or be offered it again.
OPEN_STATES = (
    InterestState.NEW,
    InterestState.WAITING,
    InterestState.OFFERED,
    InterestState.PLACED,
)


# What is still open without a place; it ends when the Work Group is called off.
ENDED_WITH_ITS_GROUP = (InterestState.NEW, InterestState.WAITING, InterestState.OFFERED)


class CircularAudience(TextChoices):
    """On which list the people stood who were written to."""

    PARTICIPANTS = "participants", "Participants"
    WAITING = "waiting", "Waiting list"
    INTERESTED = "interested", "Everybody who asked for a place"
    LEADS = "leads", "Leads"
    LEADERS = "leaders", "Local leaders"
    SEARCH = "search", "Expressions of interest"
    SCHOOL = "school", "People of the school"


# These people did not ask to hear of what it says, so they may stop such emails.
NEWS = (CircularAudience.SEARCH, CircularAudience.SCHOOL)


class LeftOut(TextChoices):
    """Why somebody on a list is not written to."""

    NO_ADDRESS = "no_address", "No email address"
    GAVE_UP = "gave_up", "Gave up the place"
    WITHDREW = "withdrew", "Withdrew"
    CLOSED = "closed", "Their account is closed"
    ASKED = "asked", "Asked not to be written to"
    BOUNCED = "bounced", "Mail to this address came back"
    FAILED = "failed", "The last email to this address could not be delivered"
    STOPPED = "stopped", "Stopped such emails"
    SCHOOL = "school", "Their school asked not to be contacted"
    SAME = "same", "The same mailbox as somebody above, who gets it"


class OfferOutcome(TextChoices):
    """What becomes of an expression of interest when those chosen are offered places."""

    OFFER = "offer", "Is offered a place"
    WAIT = "wait", "Goes on the waiting list"
    LEAVE = "leave", "Stays as they are"


class Deed(TextChoices):
    """What may be done with many expressions of interest at a time."""

    OFFER = "offer", "Offer places"
    WAIT = "wait", "Put on the waiting list"
    DECLINE = "decline", "Decline"


class ListOrder(TextChoices):
    """What decides whose turn it is on a waiting list."""

    TURN = "turn", "Who has been on it the longest"
    SCORE = "score", "The score by the hub’s priorities, then who has been on it the longest"


class WhoAsks(TextChoices):
    """For whom of a school somebody sends the form; kept in a draft."""

    ME = "me", "Only me"
    BOTH = "both", "Me and a colleague, whom I can name"
    ME_AND_ONE = "me_and_one", "Me and a colleague who is still to be named"
    ONE = "one", "Not me: a colleague who is still to be named"


class InterestSource(TextChoices):
    FORM = "form", "Public form"
    ON_BEHALF = "on_behalf", "Entered by the hub"
    LIST = "list", "From a list of the hub"


class ListedState(TextChoices):
    """What becomes of one line of a list of people; reckoned, never stored."""

    DOUBTFUL = "doubtful", "Doubtful: somebody has to choose"
    WRONG = "wrong", "Cannot be added as it is"
    KNOWN = "known", "Known to the hub"
    NEW = "new", "New"
    DUPLICATE = "duplicate", "There already"
    ELSEWHERE = "elsewhere", "Asks for another Work Group"
    SKIPPED = "skipped", "Passed over"


class Decision(TextChoices):
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Not approved"


class Channel(TextChoices):
    """How word reached the hub."""

    LINK = "link", "Own page or link"
    EMAIL = "email", "Email"
    PHONE = "phone", "Telephone"
    PAPER = "paper", "Paper"


class Signatory(TextChoices):
    """In whose name an agreement is signed."""

    HEAD = "head", "Head, for the school"
    TEACHER = "teacher", "Teacher"


class SignedBy(TextChoices):
    """How a signature came."""

    LINK = "link", "By link"
    PAPER = "paper", "On paper"


class Term(TextChoices):
    AUTUMN = "autumn", "autumn term"
    SPRING = "spring", "spring term"
    SUMMER = "summer", "summer term"


class GoverningBody(TextChoices):
    """Who reads a school's report of a term."""

    GOVERNORS = "governors", "Governors of the school"
    TRUSTEES = "trustees", "Trustees of the trust"


class GovernorReportState(TextChoices):
    """How far a report is; reckoned, never stored."""

    TO_DO = "to_do", "Not begun"
    BEGUN = "begun", "Begun"
    OVERDUE = "overdue", "Overdue"
    HANDED_IN = "handed_in", "Handed in"


class OfferAnswer(TextChoices):
    ACCEPTED = "accepted", "Accepted"
    TURNED_DOWN = "turned_down", "Turned down"
    LAPSED = "lapsed", "Ran out"
    TAKEN_BACK = "taken_back", "Taken back by the hub"
    # Accepted in time, but the hub had made the Work Group smaller meanwhile.
    PLACE_LOST = "place_lost", "Accepted, but no place was left"


class Mark(TextChoices):
    """What the lead sees in the room."""

    PRESENT = "present", "Here"
    SUBSTITUTE = "substitute", "Colleague instead"
    ABSENT = "absent", "Not here"
    EXCUSED = "excused", "Excused"


class MarkSource(TextChoices):
    """Who says that somebody is in the room."""

    REGISTER = "register", "The register"
    LINK = "link", "Checked in by the code on the wall"
    OWN_PAGE = "own_page", "Checked in on the own page"


class WalkInSettled(TextChoices):
    """What became of somebody who came without a place."""

    ASKED = "asked", "Asked for a place"
    GUEST = "guest", "Left as a guest"
    MISTAKE = "mistake", "Added by mistake"


class RegisterStage(TextChoices):
    """How far the register of one workshop is; reckoned, never stored."""

    TO_COME = "to_come", "To come"
    OPEN = "open", "Open"
    MISSING = "missing", "Missing"
    CLOSED = "closed", "Closed"
    CALLED_OFF = "called_off", "Called off"


class TaskState(TextChoices):
    """How far one participant is with one school-based task; reckoned, never stored."""

    TO_DO = "to_do", "To do"
    LATE = "late", "Late"
    DONE = "done", "Done"
    TOLD = "told", "Done and told"


class LessonState(TextChoices):
    """How far one school, or one person, is with teaching the lesson; reckoned, never stored."""

    NOT_YET = "not_yet", "Not yet"
    ANNOUNCED = "announced", "Announced"
    TO_TELL = "to_tell", "Not told yet"
    TAUGHT = "taught", "Taught"


class AttendanceOutcome(TextChoices):
    """How one date ended for one participant, settled when the register is closed."""

    PRESENT = "present", "Attended"
    SUBSTITUTED = "substituted", "Colleague attended instead"
    EXCUSED = "excused", "Excused"
    CANCELLED_IN_TIME = "cancelled_in_time", "Cancelled in time"
    CANCELLED_LATE = "cancelled_late", "Cancelled late"
    NO_SHOW = "no_show", "Did not come"


class NoReference(TextChoices):
    """Why somebody gives no teacher reference number."""

    ASSISTANT = "assistant", "Teaching assistant"
    FURTHER = "further", "Teaches in further education"
    AWAITING = "awaiting", "Waiting for the number"
    OVERSEAS = "overseas", "Qualified overseas"
    PREFERS_NOT = "prefers_not", "Prefers not to say"


class MissingDetail(TextChoices):
    """What is not known of somebody who takes part."""

    TRN = "trn", "No TRN, nor why there is none"
    TELEPHONE = "telephone", "No telephone number"
    ROLE = "role", "No role at their school"
    SCHOOL = "school", "Their school has closed"


class ReturnColumn(TextChoices):
    """What a national return may say of each place."""

    NAME = "name", "Name"
    FORMER_NAMES = "former_names", "Former names"
    EMAIL = "email", "Email"
    TELEPHONE = "telephone", "Telephone"
    SCHOOL = "school", "School"
    URN = "urn", "URN"
    TRN = "trn", "TRN"
    PROJECT = "project", "Project code"
    WORKGROUP = "workgroup", "Work Group"
    ROLE = "role", "Role"
    ATTENDED = "attended", "Workshops attended"
    HELD = "held", "Workshops held"
    COMPLETED = "completed", "Completed"
    PLACE = "place", "Place"


class CertificateKind(TextChoices):
    """What a certificate says of its holder."""

    COMPLETION = "completion", "Of completion"
    ATTENDANCE = "attendance", "Of attendance"
    LEADING = "leading", "For leading"


class CertificateState(TextChoices):
    """Whether a certificate still holds; reckoned, never stored."""

    VALID = "valid", "Valid"
    REPLACED = "replaced", "Replaced"
    REVOKED = "revoked", "Revoked"
