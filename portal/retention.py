"""How long each kind of row is kept, and the nightly clearing of what has had its time.

The law asks for a period that is stated and kept to; a model without a line here fails a test.
Periods that begin with a person's last school year are kept by the erasing of persons.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.utils.timezone import localdate

from evaluations.actions.survey import forget_unfinished
from evaluations.models import FocusPupil
from needs.choices import EnquiryOutcome
from needs.models import Enquiry, Need
from outbox.models import LifeSign, Message
from pages.rules.school_year import school_year_of
from participants.actions.own_needs import forget_needs
from participants.models import (
    DigestStop,
    InterestDraft,
    LessonVisit,
    NextTimeWish,
    TaskFile,
    UnnamedPlace,
    WalkIn,
)
from participants.rules.drafts import DRAFT_KEPT
from schools.actions.school_register_files import KEPT_FOR
from schools.models import Contact, ContactChange, RegisterPart

FORMER_CONTACTS = timedelta(days=365)
SIGN_IN_CODES = timedelta(days=1)
GONE_WORKERS = timedelta(days=1)
SPAM = timedelta(days=90)
ENQUIRIES = timedelta(days=730)
FOR_GOOD = "for as long as the portal runs: it is no personal data"
WITH_THE_HUB = "for as long as the hub works, and 6 years more"
WITH_THE_YEAR = "6 years after the school year in which the person last took part"
FINANCE = "6 years after the financial year, as tax law asks"
WITH_ITS_WHOLE = "as long as the row it is a part of"

RULES = {
    "hubs.User": WITH_THE_YEAR,
    "hubs.Membership": WITH_THE_HUB,
    "hubs.Hub": WITH_THE_HUB,
    "hubs.FormerName": WITH_THE_HUB,
    "hubs.HubLogo": "until another takes its place or it is taken away",
    "hubs.HubArea": WITH_THE_HUB,
    "hubs.SchoolOverride": WITH_THE_HUB,
    "hubs.HubText": WITH_THE_HUB,
    "hubs.LeadSchool": FINANCE,
    "hubs.FeePolicy": FINANCE,
    "hubs.Agreement": WITH_THE_HUB,
    "needs.Enquiry": "2 years after it was closed; suspected spam 90 days",
    "needs.EnquiryReply": WITH_ITS_WHOLE,
    "needs.Need": WITH_THE_HUB + "; suspected spam 90 days",
    "needs.NeedSchool": WITH_ITS_WHOLE,
    "needs.NeedSurvey": WITH_THE_HUB,
    "needs.Priority": WITH_THE_HUB,
    "needs.PriorityNeed": WITH_ITS_WHOLE,
    "workgroups.WorkGroupPriority": WITH_ITS_WHOLE,
    "schools.School": FOR_GOOD,
    "hubs.ContactNote": "6 years after the school year in which it was written",
    "hubs.SpecialDays": FOR_GOOD,
    "hubs.TermDates": WITH_THE_HUB,
    "schools.LocalAuthority": FOR_GOOD,
    "schools.District": FOR_GOOD,
    "hubs.Partner": WITH_THE_HUB,
    "schools.Contact": "1 year after they left the role",
    "schools.ContactChange": "1 year; with the contact at the latest",
    "schools.Region": FOR_GOOD,
    "schools.RegisterImport": FOR_GOOD,
    "schools.RegisterPart": "until the file is applied or given up, and 7 days at the most",
    "schools.RegisterChange": FOR_GOOD,
    "schools.SchoolLink": FOR_GOOD,
    "schools.PupilPremium": FOR_GOOD,
    "outbox.Message": WITH_THE_YEAR + "; sign-in codes, and from which network, 1 day;"
    " the code itself, and a link, in its words until it has run out",
    "outbox.Attachment": WITH_ITS_WHOLE,
    "outbox.LifeSign": "1 day after the last sign of a worker",
    "workgroups.Project": FOR_GOOD,
    "workgroups.MasteryStage": FOR_GOOD,
    "workgroups.LocalLeader": WITH_THE_YEAR,
    "workgroups.Credential": WITH_ITS_WHOLE,
    "workgroups.Training": WITH_ITS_WHOLE,
    "workgroups.Deployment": WITH_ITS_WHOLE,
    "workgroups.SupportVisit": "6 years after the school year in which it was planned",
    "workgroups.AgreedAction": WITH_ITS_WHOLE,
    "workgroups.SavedFilter": "until its owner removes it; with the account at the latest",
    "workgroups.WorkGroup": WITH_THE_HUB,
    "workgroups.WorkGroupLead": WITH_THE_HUB,
    "workgroups.WorkGroupTemplate": WITH_THE_HUB,
    "workgroups.Outcome": WITH_ITS_WHOLE,
    "workgroups.Workshop": WITH_ITS_WHOLE,
    "workgroups.WorkshopLead": WITH_THE_HUB,
    "workgroups.SchoolTask": WITH_ITS_WHOLE,
    "workgroups.Resource": WITH_ITS_WHOLE,
    "workgroups.ResourceFile": WITH_ITS_WHOLE,
    "workgroups.Venue": WITH_THE_HUB,
    "participants.Person": WITH_THE_YEAR,
    "participants.FormerPersonName": WITH_ITS_WHOLE,
    "participants.PersonSchool": WITH_ITS_WHOLE,
    "participants.PeopleToldApart": WITH_ITS_WHOLE,
    "participants.PersonMerge": WITH_THE_YEAR,
    "participants.TeacherReference": WITH_ITS_WHOLE,
    "participants.NationalReturn": WITH_THE_HUB,
    "participants.TrnLook": WITH_THE_YEAR,
    "participants.InterestDraft": "30 days after it was begun, if nothing came of it",
    "participants.ExpressionOfInterest": "12 months if no place came of it, else as the place",
    "participants.NextTimeWish": "30 days after it was answered or taken back, 18 months at most",
    "participants.UnnamedPlace": "until the school year of the Work Group is over",
    "participants.SchoolApproval": WITH_ITS_WHOLE,
    "participants.GroupMove": WITH_ITS_WHOLE,
    "participants.AgreementSignature": WITH_ITS_WHOLE,
    "participants.GovernorReport": WITH_THE_YEAR,
    "participants.DeclaredInitiative": FOR_GOOD,
    "participants.SchoolActionPlan": WITH_THE_HUB,
    "participants.PlannedAction": WITH_ITS_WHOLE,
    "participants.Offer": WITH_ITS_WHOLE,
    "participants.Participant": WITH_THE_YEAR
    + "; what they need to get in and to eat, 30 days after the last workshop",
    "participants.WaitingList": WITH_THE_HUB,
    "participants.WaitingListDefault": WITH_THE_HUB,
    "participants.WantedRole": WITH_ITS_WHOLE,
    "participants.WantedYear": WITH_ITS_WHOLE,
    "participants.PriorityWeights": WITH_THE_HUB,
    "participants.Cancellation": WITH_THE_YEAR,
    "participants.Substitution": WITH_THE_YEAR,
    "participants.TaskAccount": WITH_THE_YEAR,
    "participants.TaskFile": "until the end of the school year after the one in which it was sent",
    "participants.Topic": WITH_THE_YEAR,
    "participants.Post": WITH_THE_YEAR,
    "participants.LessonStudy": WITH_THE_YEAR,
    "participants.LessonVersion": WITH_THE_YEAR,
    "participants.LessonTeaching": WITH_THE_YEAR,
    "participants.LessonVisit": "until the school year of the Work Group is over",
    "participants.LessonCredit": WITH_THE_YEAR + ", or until it is taken back",
    "participants.SharedLesson": WITH_THE_YEAR,
    "participants.Circular": WITH_THE_HUB,
    "participants.CircularCopy": WITH_THE_YEAR,
    "participants.NewsStop": "while the hub works, so that nobody who stopped them hears again",
    "participants.Certificate": WITH_THE_YEAR,
    "participants.DigestStop": "until the school year of the Work Group is over",
    "participants.Register": WITH_ITS_WHOLE,
    "participants.WalkIn": "until the end of the school year after the one in which they came",
    "participants.Attendance": WITH_THE_YEAR,
    "evaluations.Question": FOR_GOOD,
    "evaluations.Invitation": WITH_THE_YEAR,
    "evaluations.Answer": WITH_THE_YEAR,
    "evaluations.PulseAnswer": FOR_GOOD,
    "evaluations.BoardPack": WITH_THE_HUB,
    "evaluations.ClosedWave": FOR_GOOD,
    "evaluations.WaveResult": FOR_GOOD,
    "evaluations.HubTotals": FOR_GOOD,
    "evaluations.HubResult": FOR_GOOD,
    "evaluations.FocusPupil": "3 months after the last workshop, or after the school year where "
    "there was none",
    "evaluations.FocusCheckpoint": WITH_ITS_WHOLE,
    "evaluations.Reflection": WITH_THE_HUB,
    "evaluations.Report": WITH_THE_HUB,
    "evaluations.OutcomeEvidence": WITH_ITS_WHOLE,
    "evaluations.ReportReview": WITH_ITS_WHOLE,
    "evaluations.ReportComment": WITH_ITS_WHOLE,
    "evaluations.BoardComment": WITH_ITS_WHOLE,
    "evaluations.NationalSending": WITH_ITS_WHOLE,
    "evaluations.ReportFile": WITH_ITS_WHOLE,
    "evaluations.Publication": WITH_THE_HUB,
    "evaluations.PublicationConsent": "as long as the text that names them, or until taken off it",
    "evaluations.BoardMeeting": WITH_THE_HUB,
    "evaluations.MeetingPresence": WITH_ITS_WHOLE,
    "evaluations.MeetingPaper": WITH_ITS_WHOLE,
    "evaluations.MeetingAction": WITH_ITS_WHOLE,
    "fees.Fee": FINANCE,
    "fees.Invoice": FINANCE,
    "fees.InvoiceSequence": FINANCE,
}


@dataclass(frozen=True)
class Clearing:
    """Rows whose time is over at a moment."""

    name: str
    rows: Callable


CLEARINGS = [
    Clearing(
        "drafts never sent",
        # One that was sent stays with the expression of interest that came of it, if one did.
        lambda now: InterestDraft.objects.filter(sent_as=None, created_at__lt=now - DRAFT_KEPT),
    ),
    Clearing(
        # They hold the code itself, which is worth nothing after ten minutes.
        "sign-in codes",
        lambda now: Message.objects.filter(
            kind__startswith="sign-in-", created_at__lt=now - SIGN_IN_CODES
        ),
    ),
    Clearing(
        "files of the register never applied",
        lambda now: RegisterPart.objects.filter(source__started_at__lt=now - KEPT_FOR),
    ),
    Clearing(
        "contacts who left a year ago",
        lambda now: Contact.objects.filter(until_on__lt=(now - FORMER_CONTACTS).date()),
    ),
    Clearing(
        "changes of contacts",
        lambda now: ContactChange.objects.filter(at__lt=now - FORMER_CONTACTS),
    ),
    Clearing(
        "suspected spam",
        lambda now: Enquiry.objects.set_aside().filter(set_aside_at__lt=now - SPAM),
    ),
    Clearing(
        "enquiries closed as spam",
        lambda now: Enquiry.objects.filter(outcome=EnquiryOutcome.SPAM, closed_at__lt=now - SPAM),
    ),
    Clearing(
        "enquiries closed long ago",
        lambda now: Enquiry.objects.filter(closed_at__lt=now - ENQUIRIES),
    ),
    Clearing(
        "needs set aside",
        # Others may have been merged into it, and still point to it.
        lambda now: Need.objects.filter(set_aside_at__lt=now - SPAM, merged=None),
    ),
    Clearing("wishes to hear of a next time", lambda now: NextTimeWish.objects.past(now)),
    Clearing(
        "files of school-based tasks",
        lambda now: TaskFile.objects.filter(
            account__participant__workgroup__school_year__lt=school_year_of(localdate(now)) - 1
        ),
    ),
    Clearing(
        "who came without a place",
        lambda now: WalkIn.objects.filter(
            workshop__workgroup__school_year__lt=school_year_of(localdate(now)) - 1
        ),
    ),
    Clearing("places never named", lambda now: UnnamedPlace.objects.past(now)),
    Clearing(
        # How many came stays with what was told of the lesson.
        "visits to lessons",
        lambda now: LessonVisit.objects.filter(
            teaching__version__study__workgroup__school_year__lt=school_year_of(localdate(now))
        ),
    ),
    Clearing(
        # The conversation is closed by then, and nobody is written to.
        "letters about conversations stopped",
        lambda now: DigestStop.objects.filter(
            workgroup__school_year__lt=school_year_of(localdate(now))
        ),
    ),
    Clearing(
        # No history of them is kept either.
        "focus pupils",
        lambda now: FocusPupil.objects.past(localdate(now)),
    ),
    Clearing("workers gone", lambda now: LifeSign.objects.filter(at__lt=now - GONE_WORKERS)),
    Clearing("sessions", lambda now: Session.objects.filter(expire_date__lt=now)),
]


def forget_who_asked(now: datetime) -> None:
    """From which network a letter was asked for counts for an hour."""
    asked = Message.objects.exclude(asked_from="").filter(first_due_at__lt=now - SIGN_IN_CODES)
    asked.update(asked_from="")


def clear_expired_rows(*, now: datetime) -> dict[str, int]:
    """Delete what has had its time; how many rows of each kind went."""
    forget_who_asked(now)
    forget_unfinished(now=now)
    forget_needs(now=now)
    return {clearing.name: clearing.rows(now).delete()[0] for clearing in CLEARINGS}
