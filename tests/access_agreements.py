"""Who may open what about agreements and the reports of schools to their governors."""

from participants import links
from tests.access_kinds import HUB, PEOPLE, STAFF, ByLink, Pages, one


def of_head(world):
    return {"token": links.AGREEMENT_OF_HEAD.token(world.agreed_interest)}


def of_teacher(world):
    return {"token": links.AGREEMENT_OF_TEACHER.token(world.agreed_interest)}


def report_of(world):
    email = world.studying_place.person.email
    return {"token": links.GOVERNOR_REPORT.token(world.governor_report, holder=email)}


AGREEMENTS = {
    "hubs:agreements": one("hub", HUB | {"system"}),
    "hubs:write_agreement": one("hub", STAFF),
    "workgroups:choose_agreement": one("workgroup", STAFF),
    "participants:agreement_of_head": ByLink(of_head),
    "participants:agreement_of_head_pdf": ByLink(of_head),
    "participants:agreement_of_teacher": ByLink(of_teacher),
    "participants:agreement_of_teacher_pdf": ByLink(of_teacher),
    "participants:agreement": one("agreed_interest", PEOPLE),
    "participants:agreement_pdf": one("agreed_interest", PEOPLE),
    "participants:record_signature": one("agreed_interest", STAFF),
    "participants:own_governor_report": ByLink(report_of),
    "participants:own_governor_report_pdf": ByLink(report_of),
    "participants:governor_reports": Pages(PEOPLE),
    "participants:governor_report": one("governor_report", PEOPLE),
    "participants:governor_report_pdf": one("governor_report", PEOPLE),
}
