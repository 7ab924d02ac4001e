"""Who may open what, written by hand, apart from the code it is held against.

An address without a line fails the test, and so does a line without an address.
"""

from collections.abc import Callable
from dataclasses import dataclass

from evaluations.links import SURVEY
from participants import links
from tests.world import World

ALL = {"admin", "hub_lead", "board", "partner", "national", "lead"}
HUB = ALL - {"lead"}
STAFF = {"admin", "hub_lead"}
PEOPLE = {"admin", "hub_lead", "lead"}
REGISTER = {"admin", "lead"}
EVIDENCE = {"admin", "hub_lead", "board", "lead"}
CATALOGUE = {"national", "system"}
LEADERS = {"admin", "hub_lead", "board", "lead"}
ABOVE = {"national", "system"}

# Rows that other hubs' people see as their own hub's do.
SHARED = {"project", "national_project", "special_days"}
# Who sees a row in any way at all; everybody else is told that there is none.
SEES = {
    "area": HUB,
    "override": HUB,
    "hub": HUB | {"system"},
    "lead_school": HUB | {"system"},
    "membership": HUB | {"system"},
    "special_days": HUB | {"system"},
    "project": HUB | CATALOGUE,
    "national_project": HUB | CATALOGUE,
    "workgroup": ALL,
    "over": ALL,
    "past": ALL,
    "today": ALL,
    "future": ALL,
    "task": ALL,
    "leader": ALL,
    "credential": ALL,
    "training": ALL,
    "deployment": ALL,
    "interest": ALL,
    "unanswered": ALL,
    "closed_interest": ALL,
    "participant": ALL | {"teacher"},
    "fee": HUB,
    "invoice": HUB,
    "enquiry": HUB,
    "closed_enquiry": HUB,
    "suspect": HUB,
    "need": HUB,
    "suspect_need": HUB,
    "merged_need": HUB,
    "priority": HUB,
    "draft_priority": HUB,
    "need_survey": HUB,
    "message": HUB,
    "contact_note": HUB,
    "initiative": HUB,
    "system_message": {"system"},
    "register_import": {"system"},
}


@dataclass(frozen=True)
class Everybody:
    """Open to all; `found` is what everybody gets."""

    found: tuple[int, ...] = (200,)
    kwargs: Callable[[World], dict] = lambda world: {}
    posts: bool = False


@dataclass(frozen=True)
class ByLink:
    """Open to whoever holds the link, and to nobody without it."""

    kwargs: Callable[[World], dict]
    found: tuple[int, ...] = (200,)


@dataclass(frozen=True)
class SignedIn:
    """Open to everybody who has signed in, each with their own things on it."""


@dataclass(frozen=True)
class Pages:
    """A page without a row: open to these roles."""

    roles: frozenset | set
    found: tuple[int, ...] = (200,)


@dataclass(frozen=True)
class Row:
    """A page about one row: open to these roles of its hub."""

    row: str
    roles: frozenset | set
    extra: Callable[[World], dict] = lambda world: {}
    query: str = ""


def one(row: str, roles, **kwargs) -> Row:
    return Row(row, roles, **kwargs)


def draft(world):
    return {"token": links.DRAFT.token(world.draft.pk)}


def approval(world):
    return {"token": links.APPROVAL.token(world.interest.pk)}


def offer(world):
    return {"token": links.OFFER.token(world.offer.pk)}


def place(world):
    return {"token": links.PLACE.token(world.participant.pk)}


def date_of(world):
    return place(world) | {"workshop": world.future.pk}


def survey(world):
    return {"token": SURVEY.token(world.invitation.pk)}


def with_workshop(world):
    return {"workshop": world.future.pk}


POLICY = {
    "start": Everybody(found=(200, 302)),
    "accessibility": Everybody(),
    "health": Everybody(),
    "mailbox": Everybody(found=(404,)),
    "gallery": Everybody(found=(404,)),
    "gallery_page": Everybody(found=(404,), kwargs=lambda world: {"page": "buttons"}),
    "account_request_login_code": Everybody(found=(200, 302)),
    "account_confirm_login_code": Everybody(found=(302,)),
    "account_inactive": Everybody(),
    "account_login": Everybody(found=(302,)),
    "account_signup": Everybody(found=(302,)),
    "account_logout": Everybody(found=(200, 302)),
    "hubs:find": Everybody(),
    "hubs:map": Everybody(),
    "hubs:school_search": Everybody(),
    "hubs:hub": Everybody(kwargs=lambda world: {"slug": world.hub.slug}),
    "hubs:logo": Everybody(
        kwargs=lambda world: {"slug": world.hub.slug, "logo_hash": world.hub.logo_hash}
    ),
    "workgroups:ask": Everybody(kwargs=lambda world: {"slug": world.hub.slug}),
    "workgroups:say_need": Everybody(kwargs=lambda world: {"slug": world.hub.slug}),
    "workgroups:offer_partnership": Everybody(kwargs=lambda world: {"slug": world.hub.slug}),
    "workgroups:suggest_idea": Everybody(kwargs=lambda world: {"slug": world.hub.slug}),
    "hubs:answer_survey": Everybody(
        kwargs=lambda world: {"slug": world.hub.slug, "pk": world.need_survey.pk}
    ),
    "workgroups:hub_priorities": Everybody(kwargs=lambda world: {"slug": world.hub.slug}),
    "workgroups:catalogue": Everybody(),
    "workgroups:flyer": Everybody(kwargs=lambda world: {"pk": world.workgroup.pk}),
    "participants:begin": Everybody(
        found=(405,), kwargs=lambda world: {"pk": world.workgroup.pk}, posts=True
    ),
    "participants:draft": ByLink(draft, found=(302,)),
    "participants:interest_school": ByLink(draft),
    "participants:interest_about_you": ByLink(draft),
    "participants:interest_not_eligible": ByLink(draft),
    "participants:interest_priorities": ByLink(draft),
    "participants:interest_head": ByLink(draft),
    "participants:interest_check": ByLink(draft, found=(302,)),
    "participants:interest_sent": ByLink(draft, found=(302,)),
    "participants:interest_save": ByLink(draft),
    "participants:approve": ByLink(
        lambda world: {"token": links.APPROVAL.token(world.interest.pk)}
    ),
    "participants:withdraw_interest": ByLink(
        lambda world: {"token": links.INTEREST.token(world.unanswered.pk)}
    ),
    "participants:offer": ByLink(lambda world: {"token": links.OFFER.token(world.offer.pk)}),
    "participants:place": ByLink(place),
    "participants:give_up": ByLink(place),
    "participants:cancel_date": ByLink(date_of),
    "participants:substitute": ByLink(date_of),
    "participants:come_after_all": ByLink(date_of),
    "evaluations:survey": ByLink(survey),
    "evaluations:survey_thanks": ByLink(survey, found=(302,)),
    "home": SignedIn(),
    "hubs:areas": Pages(HUB),
    "hubs:add_area": Pages({"national"}),
    "hubs:overrides": Pages(HUB),
    "hubs:add_override": Pages({"national"}),
    "search": SignedIn(),
    "search_offers": SignedIn(),
    "hubs:schools": Pages(STAFF),
    "hubs:organisations": Pages(STAFF),
    "hubs:add_organisation": Pages(STAFF),
    "hubs:contact_list": Pages(STAFF),
    "hubs:partners": Pages(STAFF),
    "hubs:add_partner": Pages(STAFF),
    "hubs:settings": Pages(HUB | {"system"}, found=(200, 302)),
    "hubs:open_hub": Pages(ABOVE),
    "hubs:special_days": Pages(HUB | {"system"}),
    "hubs:add_special_days": Pages(ABOVE),
    "hubs:people": Pages(STAFF | {"system"}),
    "outbox:invite": Pages(STAFF | {"system"}),
    "hubs:needs": Pages(STAFF),
    "hubs:add_need": Pages(STAFF),
    "hubs:merge_needs": Pages(STAFF),
    "hubs:need_figures": Pages({"admin", "hub_lead", "board", "national"}),
    "hubs:need_surveys": Pages(STAFF),
    "hubs:add_need_survey": Pages(STAFF),
    "workgroups:enquiries": Pages(STAFF),
    "workgroups:priorities": Pages({"admin", "hub_lead", "board", "national"}),
    "workgroups:add_priority": Pages(STAFF),
    "workgroups:use_needs": Pages(STAFF),
    "outbox:messages": Pages(STAFF),
    "workgroups:list": Pages(ALL),
    "workgroups:add": Pages(STAFF),
    "workgroups:stages": Pages(STAFF),
    "workgroups:projects": Pages(HUB | CATALOGUE),
    "workgroups:add_project": Pages(STAFF | CATALOGUE),
    "workgroups:copy_projects": Pages(STAFF | CATALOGUE),
    "workgroups:venues": Pages(STAFF),
    "workgroups:add_venue": Pages(STAFF),
    "workgroups:venue": one("venue", STAFF),
    "workgroups:edit_venue": one("venue", STAFF),
    "workgroups:retire_venue": one("venue", STAFF),
    "workgroups:offer_venue_again": one("retired_venue", STAFF),
    "participants:interests": Pages(PEOPLE),
    "participants:never_engaged": Pages(STAFF),
    "evaluations:engagement": Pages(STAFF),
    "participants:closed_schools": Pages(STAFF),
    "participants:move_to_school": one("closed_interest", STAFF),
    "participants:missing_registers": Pages(REGISTER),
    "evaluations:reports": Pages(EVIDENCE),
    "fees:fees": Pages(STAFF),
    "fees:confirm_several": Pages({"admin"}),
    "fees:invoices": Pages(STAFF),
    "fees:to_invoice": Pages(STAFF),
    "hubs:school": one("school", STAFF),
    "hubs:school_contacts": one("school", STAFF),
    "hubs:add_school_contact": one("school", STAFF),
    "hubs:edit_school_contact": one("school_contact", STAFF),
    "hubs:end_school_contact": one("school_contact", STAFF),
    "hubs:edit_organisation": one("organisation", STAFF),
    "hubs:close_organisation": one("organisation", STAFF),
    "hubs:reopen_organisation": one("organisation", STAFF),
    "hubs:edit_partner": one("partner", STAFF),
    "hubs:end_partnership": one("partner", STAFF),
    "fees:merge_organisation": one("organisation", STAFF),
    "hubs:end_area": one("area", {"national"}),
    "hubs:end_override": one("override", {"national"}),
    "hubs:take_back_area": one("area", {"national"}),
    "hubs:take_back_override": one("override", {"national"}),
    "hubs:school_timeline": one("school", STAFF),
    "hubs:add_contact": one("school", STAFF),
    "hubs:edit_contact": one("contact_note", STAFF),
    "hubs:remove_contact": one("contact_note", STAFF),
    "hubs:hub_detail": one("hub", HUB | {"system"}),
    "hubs:edit_hub": one("hub", ABOVE),
    "hubs:edit_logo": one("hub", STAFF),
    "hubs:remove_logo": one("hub", STAFF),
    "hubs:edit_hub_contact": one("hub", STAFF),
    "hubs:close_hub": one("hub", ABOVE),
    "hubs:calendar": one("hub", HUB | {"system"}),
    "hubs:edit_terms": one("hub", STAFF, extra=lambda world: {"year": 2026}),
    "hubs:edit_special_days": one("special_days", ABOVE),
    "hubs:lead_schools": one("hub", HUB | {"system"}),
    "hubs:add_lead_school": one("hub", STAFF | ABOVE),
    "hubs:end_lead_school": one("lead_school", STAFF | ABOVE),
    "hubs:hand_over": one("lead_school", STAFF | ABOVE),
    "hubs:membership": one("membership", STAFF | {"system"}),
    "hubs:change_role": one("membership", STAFF | {"system"}),
    "hubs:end_role": one("membership", STAFF | {"system"}),
    "hubs:add_policy": one("hub", STAFF),
    "hubs:write_text": one("hub", STAFF, extra=lambda world: {"kind": "about"}),
    "hubs:text_versions": one("hub", HUB | {"system"}, extra=lambda world: {"kind": "privacy"}),
    "hubs:edit_lead_school": one("lead_school", STAFF),
    "hubs:edit_answering": one("hub", STAFF),
    "hubs:need": one("need", STAFF),
    "hubs:edit_need": one("need", STAFF),
    "hubs:take_in_need": one("suspect_need", STAFF),
    "hubs:split_off": one("merged_need", STAFF),
    "hubs:need_survey": one("need_survey", STAFF),
    "hubs:edit_need_survey": one("need_survey", STAFF),
    "workgroups:priority": one("priority", {"admin", "hub_lead", "board", "national"}),
    "workgroups:edit_priority": one("priority", STAFF),
    "workgroups:approve_priority": one("draft_priority", {"hub_lead"}),
    "workgroups:carry_over_priority": one("priority", STAFF),
    "workgroups:edit_priorities": one("workgroup", STAFF),
    "workgroups:invite_schools": one("workgroup", STAFF),
    "workgroups:enquiry": one("enquiry", STAFF),
    "workgroups:answer_enquiry": one("enquiry", STAFF),
    "workgroups:assign_enquiry": one("enquiry", STAFF),
    "workgroups:close_enquiry": one("enquiry", STAFF),
    "workgroups:reopen_enquiry": one("closed_enquiry", STAFF),
    "workgroups:take_in_enquiry": one("suspect", STAFF),
    "workgroups:keep_as_need": one("enquiry", STAFF),
    "outbox:message": one("message", STAFF),
    "hubs:register_imports": Pages({"system"}),
    "hubs:register_add": Pages({"system"}),
    "hubs:register_import": one("register_import", {"system"}),
    "hubs:register_apply": one("register_import", {"system"}),
    "hubs:register_give_up": one("register_import", {"system"}),
    "hubs:register_changes": one("register_import", {"system"}),
    "outbox:system_messages": Pages({"system"}),
    "outbox:system_message": one("system_message", {"system"}),
    "outbox:retry": one("message", STAFF),
    "workgroups:project": one("national_project", HUB | CATALOGUE),
    "workgroups:edit_project": one("project", STAFF | CATALOGUE),
    "workgroups:school_stages": one("school", STAFF),
    "workgroups:note_stage": one("school", STAFF),
    "workgroups:change_stage": one("mastery_stage", STAFF),
    "workgroups:remove_stage": one("mastery_stage", STAFF),
    "workgroups:leaders": Pages(LEADERS),
    "workgroups:add_leader": Pages(STAFF),
    "workgroups:shared_leaders": Pages(STAFF),
    "workgroups:leader": one("leader", LEADERS),
    "workgroups:edit_leader": one("leader", STAFF),
    "workgroups:edit_own_leader": one("leader", {"lead"}),
    "workgroups:add_credential": one("leader", STAFF),
    "workgroups:add_training": one("leader", STAFF),
    "workgroups:add_deployment": one("leader", STAFF),
    "workgroups:edit_credential": one("credential", STAFF),
    "workgroups:remove_credential": one("credential", STAFF),
    "workgroups:remove_training": one("training", STAFF),
    "workgroups:edit_deployment": one("deployment", STAFF),
    "workgroups:remove_deployment": one("deployment", STAFF),
    "workgroups:detail": one("workgroup", ALL),
    "workgroups:cycle": one("workgroup", ALL),
    "workgroups:history": one("workgroup", STAFF),
    "workgroups:edit_page": one("workgroup", STAFF),
    "workgroups:edit_purpose": one("workgroup", STAFF),
    "workgroups:edit_places": one("workgroup", STAFF),
    "workgroups:edit_outcomes": one("workgroup", STAFF),
    "workgroups:edit_measures": one("workgroup", STAFF),
    "workgroups:edit_leads": one("workgroup", STAFF),
    "workgroups:remove_lead": one(
        "workgroup", STAFF, extra=lambda world: {"user": world.people["lead"].pk}
    ),
    "workgroups:publish": one("workgroup", STAFF),
    "workgroups:add_workshop": one("workgroup", STAFF),
    "participants:add_date": one("workgroup", STAFF),
    "workgroups:add_task": one("workgroup", STAFF),
    "workgroups:edit_workshop": one("future", STAFF),
    "workgroups:remove_workshop": one("future", STAFF),
    "workgroups:edit_task": one("task", STAFF),
    "workgroups:remove_task": one("task", STAFF),
    "participants:people": one("workgroup", PEOPLE),
    "participants:offer_chosen": one("workgroup", STAFF),
    "participants:enter_on_behalf": one("workgroup", STAFF),
    "participants:registers": one("workgroup", REGISTER),
    "participants:interest": one("interest", PEOPLE),
    "participants:offer_one": one("interest", STAFF),
    "participants:wait": one("interest", STAFF),
    "participants:decline": one("interest", STAFF),
    "participants:record_approval": one("unanswered", STAFF),
    "participants:change_approval": one("interest", STAFF),
    "participants:withdraw_interest_for": one("interest", STAFF),
    "participants:declare_initiative": one("interest", STAFF),
    "participants:take_back_initiative": one("initiative", STAFF),
    "participants:register": one("today", REGISTER),
    "participants:close_register": one("today", REGISTER),
    "participants:reopen_register": one("today", {"admin"}),
    "participants:move_workshop": one("future", STAFF),
    "participants:call_off": one("future", STAFF),
    "participants:participant": one("participant", PEOPLE),
    "participants:withdraw_for": one("participant", STAFF),
    "participants:cancel_for": one("participant", PEOPLE, extra=with_workshop),
    "participants:substitute_for": one("participant", PEOPLE, extra=with_workshop),
    "participants:come_after_all_for": one("participant", PEOPLE, extra=with_workshop),
    "evaluations:evidence": one("over", EVIDENCE),
    "evaluations:report_read": one("over", EVIDENCE),
    "evaluations:report": one("over", {"lead"}),
    "evaluations:review": one("over", {"hub_lead"}),
    "fees:workgroup_fees": one("workgroup", STAFF),
    "fees:fee": one("fee", STAFF),
    "fees:confirm": one("fee", {"admin"}),
    "fees:waive": one("fee", STAFF),
    "fees:undo_waiver": one("fee", STAFF),
    "fees:invoice": one("invoice", STAFF),
    "fees:invoice_pdf": one("invoice", STAFF),
    "fees:issue_invoice": one(
        "lead_school", {"admin"}, extra=lambda world: {"school": world.fee.school.pk}
    ),
}
