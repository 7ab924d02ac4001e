"""What each form of the portal needs to succeed: one valid answer to every page that takes one."""

from collections.abc import Callable

from django.test import Client
from django.urls import resolve
from django.utils import timezone

from evaluations.actions.report import review_report, save_report, submit_report
from evaluations.choices import Verdict
from fees.actions.fee import confirm_fees, waive_fee
from fees.choices import WaiverReason
from fees.models import Fee
from pages.rules.school_year import school_year_of
from participants.actions.attendance import cancel_workshop_place
from participants.models import ExpressionOfInterest, InterestDraft, SchoolApproval
from schools.actions.organisation import close_organisation
from tests.access_kinds import ByLink, SignedIn
from tests.access_policy import POLICY
from tests.evaluations.factories import whole_report
from tests.factories import InterestFactory, PersonFactory
from tests.journeys.people import day
from tests.robust.act import Act
from tests.robust.area_acts import ABOUT_AREAS, begin_later
from tests.robust.between_acts import ABOUT_BETWEEN, IN_CONVERSATION, say_nothing_of_it
from tests.robust.certificate_acts import ABOUT_CERTIFICATES
from tests.robust.circular_acts import ABOUT_CIRCULARS
from tests.robust.copy_acts import COPIES
from tests.robust.dates_act import WHEN, ahead, dates
from tests.robust.hub_acts import ABOUT_HUBS
from tests.robust.leader_acts import LEADERS_AND_STAGES, SOON
from tests.robust.lesson_acts import ABOUT_LESSONS
from tests.robust.message_states import fail_message, fail_system_message, hold_a_link
from tests.robust.need_acts import ABOUT_NEEDS, guarded
from tests.robust.person_acts import ABOUT_PEOPLE
from tests.robust.place_acts import ABOUT_PLACES
from tests.robust.register_acts import ABOUT_REGISTERS
from tests.robust.report_acts import ABOUT_REPORTS
from tests.robust.school_acts import ABOUT_SCHOOLS, register_file_answers
from tests.robust.survey_acts import ABOUT_SURVEYS
from tests.robust.template_acts import TEMPLATES
from tests.robust.visit_acts import ABOUT_VISITS
from tests.test_access import address, client_of
from tests.world import World
from workgroups.models import WorkGroup

TEACHER = {
    "name": "Nora New",
    "email": "nora@example.org",
    "telephone": "",
    "job_role": "subject_lead",
    "priority": "A shared scheme of work",
    "other_projects": "",
    "head_name": "Hope Head",
    "head_email": "hope@example.org",
    "finance_email": "business@example.org",
}


def share_an_address(world: World) -> None:
    """The interest is of somebody new at the address of a person whom the hub knows."""
    # Read anew: the world's own copy outlives what a test does to the row.
    interest = ExpressionOfInterest.objects.get(pk=world.interest.pk)
    known = interest.person
    interest.person = PersonFactory(email=known.email, school=known.school)
    interest.save()
    InterestFactory(workgroup=world.workgroup, person=known, school=known.school)


PROJECT = {"kind": "community", "early_career_term": "nqt"}
VENUE = {"name": "Elmfield Hall", "address": "2 Elmfield Road", "postcode": "ZZ2 2ZZ"}


def plan_this_year(world: World) -> None:
    year = school_year_of(timezone.localdate())
    WorkGroup.objects.filter(pk=world.workgroup.pk).update(school_year=year)


def shown_first(name: str, details: dict) -> Callable[[World], dict]:
    """Sent once already, as the page shows what follows before anybody is told."""

    def answers(world: World) -> dict:
        given = ahead() | details
        page = actor(name, world).post(path_of(name, world), given)
        return given | {"shown": page.context["form"].data.get("shown", "")}

    return answers


def unpublish(world: World) -> None:
    rows = WorkGroup.objects.filter(pk=world.workgroup.pk)
    rows.update(published_at=None, published_by=None)


def fill_in_draft(world: World) -> None:
    answers = TEACHER | {"school": world.school.pk, "choice_1": str(world.workgroup.pk)}
    InterestDraft.objects.filter(pk=world.draft.pk).update(answers=answers)


def bring_a_colleague(world: World) -> None:
    answers = TEACHER | {"school": world.school.pk, "who": "both"}
    InterestDraft.objects.filter(pk=world.draft.pk).update(answers=answers)


def close_the_organisation(world: World) -> None:
    close_organisation(organisation=world.organisation, on=SOON)


def name_second_lead(world: World) -> None:
    world.workgroup.leads.add(world.people["hub_lead"])


def cancel_the_date(world: World) -> None:
    cancel_workshop_place(participant=world.participant, workshop=world.future)


def submit(world: World) -> None:
    save_report(report=world.report, parts=whole_report())
    submit_report(report=world.report, by=world.people["lead"])


def approve(world: World) -> None:
    submit(world)
    hub_lead = world.people["hub_lead"]
    review_report(report=world.report, verdict=Verdict.APPROVE, comment="", by=hub_lead)


def confirm(world: World) -> None:
    confirm_fees(fees=[world.fee.pk], by=world.people["admin"])


def waive(world: World) -> None:
    fee = Fee.objects.get(pk=world.fee.pk)
    waive_fee(fee=fee, waiver=WaiverReason.OFSTED, by=world.people["admin"])


def measures(world: World) -> dict:
    outcome = world.workgroup.outcomes.get().pk
    return {f"category-{outcome}": "teaching", f"measure-{outcome}": "A visit in June"}


OF_OTHER_FILES = (
    ABOUT_AREAS
    | ABOUT_BETWEEN
    | ABOUT_CERTIFICATES
    | ABOUT_HUBS
    | ABOUT_LESSONS
    | LEADERS_AND_STAGES
    | ABOUT_NEEDS
    | ABOUT_PLACES
    | ABOUT_SCHOOLS
    | ABOUT_VISITS
)
ACTS: dict[str, Act] = {
    **ABOUT_CIRCULARS,
    **ABOUT_REPORTS,
    "participants:begin": Act(),
    "participants:ask_for_school_page": Act(
        lambda w: guarded() | {"email": w.school_contact.email}
    ),
    "participants:next_time": Act(
        lambda w: guarded(w.hub.slug + "-wish") | {"email": "nora@example.org"}
    ),
    "participants:forget_wish": Act(),
    "participants:interest_school": Act(lambda w: {"school": w.school.pk}),
    "participants:interest_about_you": Act(lambda w: TEACHER),
    "participants:name_person": Act(
        lambda w: {
            **{"answer": "name", "name": "Nia Named", "email": "nia.named@example.org"},
            "job_role": "subject_lead",
        }
    ),
    "participants:end_unnamed": Act(),
    "participants:interest_colleague": Act(
        lambda w: {
            **{"colleague_name": "Col League", "colleague_email": "col@example.org"},
            "colleague_job_role": "subject_lead",
        },
        bring_a_colleague,
    ),
    "participants:interest_choices": Act(
        lambda w: {"choice_1": w.parallel.pk, "choice_2": w.workgroup.pk}
    ),
    "participants:interest_priorities": Act(lambda w: TEACHER),
    "participants:interest_head": Act(lambda w: TEACHER),
    "participants:interest_check": Act(
        lambda w: guarded() | {"has_read_privacy": "on", "accepts_terms": "on"}, fill_in_draft
    ),
    "participants:interest_save": Act(lambda w: guarded() | {"email": "nora@example.org"}),
    "participants:approve": Act(
        lambda w: {"decision": "approved", "name": "Hari Head"},
        lambda w: SchoolApproval.objects.filter(interest=w.interest).delete(),
    ),
    "participants:withdraw_interest": Act(lambda w: {"reason": "No cover"}),
    "participants:withdraw_interest_for": Act(lambda w: {"reason": "She rang"}),
    "participants:offer": Act(lambda w: {"answer": "accept", "policy": w.workgroup.fee_policy_id}),
    "participants:give_up": Act(lambda w: {"reason": "A new job"}),
    "participants:cancel_date": Act(lambda w: {"reason": "No cover"}),
    "participants:substitute": Act(lambda w: {"name": "Col League", "email": "col@example.org"}),
    "participants:come_after_all": Act(prepare=cancel_the_date),
    **ABOUT_SURVEYS,
    "workgroups:add": Act(
        lambda w: {
            "hub": w.hub.pk,
            "project": w.workgroup.project_id,
            "title": "A new one",
            "phases": "secondary",
            "capacity": "12",
        }
    ),
    "workgroups:add_project": Act(
        lambda w: {
            "code": "NCP26-01",
            "title": "Reasoning",
            "school_year": timezone.localdate().year,
            "kind": "network",
            "early_career_term": "ect",
        }
    ),
    "workgroups:edit_project": Act(
        lambda w: PROJECT | {"title": "Another name", "school_year": "2020"}
    ),
    "workgroups:copy_projects": Act(
        lambda w: {"projects": w.project.pk, "codes": "moved"}, query=lambda w: "?year=2020"
    ),
    "workgroups:add_project_list": Act(
        lambda w: {"list": "title,academic_year\nMore maths,2031/32", "do": "add"}
    ),
    **{name: Act(answers) for name, answers in OF_OTHER_FILES.items()},
    **{name: Act(answers, plan_this_year) for name, answers in IN_CONVERSATION.items()},
    "hubs:take_back_area": Act(prepare=begin_later),
    "hubs:take_back_override": Act(prepare=begin_later),
    "workgroups:add_venue": Act(lambda w: VENUE | {"hub": w.hub.pk}),
    "workgroups:edit_venue": Act(lambda w: VENUE),
    "workgroups:retire_venue": Act(),
    "workgroups:offer_venue_again": Act(),
    "fees:confirm_several": Act(lambda w: {"fee": w.fee.pk}),
    "schools:reopen_organisation": Act(prepare=close_the_organisation),
    "hubs:add_partner": Act(
        lambda w: day("from_on", SOON) | {"hub": w.hub.pk, "kind": "strategic"},
        query=lambda w: f"?school={w.school.pk}",
    ),
    "schools:merge_organisation": Act(query=lambda w: f"?school={w.another_organisation.pk}"),
    "hubs:add_policy": Act(
        lambda w: (
            day("effective_from", SOON)
            | {"amount": "80", "notice_days": "5", "notice_unit": "working_days"}
            | {"charges_no_show": "on"}
            | {"confirmed": "yes"}
        )
    ),
    "hubs:write_text": Act(lambda w: {"body": "We are the hub of Larkfield."}),
    "hubs:edit_lead_school": Act(
        lambda w: {
            "vat_treatment": "exempt",
            "finance_email": "money@example.org",
            "payment_details": "By transfer.",
        }
    ),
    "schools:register_add": Act(register_file_answers),
    "schools:register_apply": Act(),
    "schools:register_give_up": Act(),
    "outbox:retry": Act(prepare=fail_message),
    "outbox:retry_system": Act(prepare=fail_system_message),
    "outbox:send_again": Act(lambda w: {"times": 0}),
    "outbox:stop_links": Act(prepare=hold_a_link),
    "workgroups:edit_page": Act(lambda w: {"title": "Another title", "outline": "In short"}),
    "workgroups:edit_purpose": Act(lambda w: {"rationale": "It is needed", "budget": "£20"}),
    "workgroups:edit_places": Act(
        lambda w: (
            {
                "eligible_roles": "teacher",
                "phases": "primary",
                "capacity": "9",
                "places_per_school": "1",
                "place_type": "free",
                "fee_policy": w.workgroup.fee_policy_id,
            }
            | day("closes_on", SOON)
        )
    ),
    "workgroups:edit_outcomes": Act(lambda w: {"learning": "One\nTwo", "pupils": "Three"}),
    "workgroups:edit_measures": Act(measures),
    "workgroups:edit_leads": Act(lambda w: {"name": "Lena Lead", "email": "lena@example.org"}),
    "workgroups:remove_lead": Act(prepare=name_second_lead),
    "workgroups:workshop_leads": Act(lambda w: {"name": "Gita", "email": "gita@example.org"}),
    "workgroups:remove_workshop_lead": Act(),
    "workgroups:publish": Act(prepare=unpublish),
    "workgroups:save_filter": Act(answers=lambda w: {"name": "Running", "query": "stage=running"}),
    "workgroups:remove_filter": Act(),
    "workgroups:plan_dates": Act(dates, prepare=unpublish),
    "workgroups:publish_several": Act(lambda w: {"workgroups": w.workgroup.pk}, prepare=unpublish),
    **ABOUT_REGISTERS,
    **COPIES,
    **COPIES | ABOUT_PEOPLE,
    **TEMPLATES,
    "workgroups:add_workshop": Act(
        lambda w: WHEN | {"mode": "online", "catering": "none"}, prepare=unpublish
    ),
    "participants:add_date": Act(
        shown_first("participants:add_date", {"mode": "online", "catering": "none"}),
        prepare=plan_this_year,
    ),
    "workgroups:add_task": Act(
        lambda w: {"after_workshop": w.past.pk, "title": "Try it out", "scope": "class"}
    ),
    "workgroups:edit_workshop": Act(lambda w: {"title": "Beginning", "catering": "lunch"}),
    "workgroups:remove_workshop": Act(prepare=unpublish),
    "workgroups:edit_task": Act(
        lambda w: {"after_workshop": w.past.pk, "title": "Try it out", "scope": "class"}
    ),
    "workgroups:remove_task": Act(prepare=say_nothing_of_it),
    "participants:enter_on_behalf": Act(
        lambda w: TEACHER, query=lambda w: f"?school={w.school.pk}"
    ),
    "participants:wait": Act(),
    "participants:correct_details": Act(
        lambda w: TEACHER | {"school": w.school.urn, "job_role": "teacher"}
    ),
    "participants:ask_head_again": Act(),
    "participants:same_person": Act(lambda w: {"who": "somebody_else"}, share_an_address),
    "participants:move_workshop": Act(
        shown_first(
            "participants:move_workshop",
            {"mode": "online", "changed_because": "The hall is closed"},
        ),
        prepare=plan_this_year,
    ),
    "participants:come_after_all_for": Act(prepare=cancel_the_date),
    "evaluations:report": Act(lambda w: whole_report() | {"then": "submit"}),
    "evaluations:reopen": Act(lambda w: {"reason": "A figure was wrong"}, approve),
    "evaluations:review": Act(lambda w: {"verdict": "approve", "comment": ""}, submit),
    "fees:confirm": Act(),
    "fees:waive": Act(lambda w: {"waiver": "ofsted", "note": ""}),
    "fees:undo_waiver": Act(prepare=waive),
    "fees:issue_invoice": Act(
        lambda w: {"sent_to": "business@example.org", "fee": w.fee.pk}, confirm
    ),
}
# Sign-in is the library's, and its answers live in the session; tests/portal holds its pages.
SIGN_IN = {
    "account_request_login_code",
    "account_confirm_login_code",
    *("account_login", "account_signup", "account_logout", "demo_sign_in"),
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_reauthenticate_webauthn",
}
# They look things up, and take words by POST only because these may be somebody's name.
LOOKS_UP = {"search", "search_offers", "participants:choose_double"}
PREFERRED = ("admin", "hub_lead", "lead", "national", "system", "board")


def takes_post(name: str, world: World) -> bool:
    view = getattr(resolve(address(name, world)).func, "view_class", None)
    return view is not None and hasattr(view, "post") and "post" in view.http_method_names


def actor(name: str, world: World) -> Client:
    """Somebody who may open the page: by the link alone, or signed in."""
    roles = getattr(POLICY[name], "roles", None)
    if roles is None:
        return client_of(world.people["teacher"]) if needs_sign_in(name) else Client()
    return client_of(world.people[next(role for role in PREFERRED if role in roles)])


def needs_sign_in(name: str) -> bool:
    return isinstance(POLICY[name], SignedIn)


def by_link(name: str) -> bool:
    return isinstance(POLICY[name], ByLink)


def path_of(name: str, world: World) -> str:
    return address(name, world) + ACTS.get(name, Act()).query(world)


def post(name: str, world: World, more: dict | None = None):
    """Send the page's valid answer, with `more` beside it."""
    answers = ACTS[name].answers(world) | (more or {})
    return actor(name, world).post(path_of(name, world), answers)
