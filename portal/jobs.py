"""What calls for an act in a hub, as everybody's home lists it."""

from dataclasses import dataclass

from django.urls import reverse

from access.permissions import Permission as P


@dataclass(frozen=True)
class Job:
    """A number of rows of a hub, named as `portal.queries.hub_figures` counts them.

    `can` is the permission to do what the job asks for, and not just to see it. `late` names the
    number of those among them that are overdue.
    """

    counted: str
    one: str
    many: str
    page: str
    query: str
    can: P
    late: str = ""


# A test opens the page behind each number and counts as many rows there.
JOBS = (
    Job(
        "enquiries_to_answer",
        "enquiry to answer",
        "enquiries to answer",
        "needs:enquiries",
        "?state=waiting",
        P.ANSWER_ENQUIRIES,
        "enquiries_overdue",
    ),
    Job(
        "enquiries_set_aside",
        "message set aside as possible spam",
        "messages set aside as possible spam",
        "needs:enquiries",
        "?state=set_aside",
        P.ANSWER_ENQUIRIES,
    ),
    Job(
        "interests_to_decide",
        "expression of interest to decide",
        "expressions of interest to decide",
        "participants:interests",
        "?state=new",
        P.ALLOCATE_PLACES,
    ),
    Job(
        "heads_to_answer",
        "head who has not answered",
        "heads who have not answered",
        "participants:interests",
        "?state=new&answer=none",
        P.ALLOCATE_PLACES,
    ),
    Job(
        "waiting_with_a_place",
        "person waiting while a place is free",
        "people waiting while a place is free",
        "participants:interests",
        "?place=free",
        P.ALLOCATE_PLACES,
    ),
    Job(
        "offers_open",
        "offer not answered yet",
        "offers not answered yet",
        "participants:interests",
        "?state=offered",
        P.ALLOCATE_PLACES,
    ),
    Job(
        "registers_missing",
        "register missing",
        "registers missing",
        "participants:missing_registers",
        "",
        P.TAKE_REGISTER,
    ),
    Job(
        "fees_to_decide",
        "fee to decide",
        "fees to decide",
        "fees:fees",
        "?state=proposed",
        P.WAIVE_FEE,
    ),
    Job(
        "fees_to_invoice",
        "confirmed fee to invoice",
        "confirmed fees to invoice",
        "fees:fees",
        "?state=confirmed",
        P.ISSUE_INVOICE,
    ),
    Job(
        "reports_to_review",
        "report to review",
        "reports to review",
        "evaluations:reports",
        "?state=submitted",
        P.REVIEW_REPORT,
    ),
    Job(
        "visits_to_write_up",
        "visit to write up",
        "visits to write up",
        "workgroups:visits",
        "?state=to_write_up",
        P.WRITE_VISIT,
    ),
    Job(
        "agreed_late",
        "action agreed on a visit that is late",
        "actions agreed on visits that are late",
        "workgroups:visits",
        "?agreed=late",
        P.PLAN_VISIT,
    ),
    Job(
        "people_of_closed_schools",
        "person whose school has closed",
        "people whose schools have closed",
        "participants:closed_schools",
        "",
        P.ALLOCATE_PLACES,
    ),
    Job(
        "messages_failed",
        "email that could not be sent",
        "emails that could not be sent",
        "outbox:messages",
        "?state=failed",
        P.VIEW_MESSAGES,
    ),
)


def job_figures(hub, user) -> list[dict]:
    """The numbers that the user may act on, each with its words and the page of its rows."""
    return [
        {
            "number": getattr(hub, job.counted),
            "words": job_words(job, hub),
            "url": reverse(job.page) + job.query,
        }
        for job in JOBS
        if user.may(job.can, hub.pk)
    ]


def job_words(job: Job, hub) -> str:
    words = job.one if getattr(hub, job.counted) == 1 else job.many
    overdue = getattr(hub, job.late) if job.late else 0
    return f"{words}, {overdue} of them overdue" if overdue else words
