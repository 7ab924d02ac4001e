"""Hubs and their areas from two lists, for setting the portal up for the whole country."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.text import slugify

from hubs.actions.placing import place_schools
from hubs.models import Hub, HubArea
from pages.rules.mail_address import mail_address
from schools.models import District, LocalAuthority

WHOLE = "whole"


@dataclass
class HubsReport:
    """What the lists did, and what somebody has to settle by hand."""

    hubs: int = 0
    areas: int = 0
    placed: int = 0
    problems: list[str] = field(default_factory=list)


@transaction.atomic
def import_hubs(
    *, hubs: Iterable[dict], areas: Iterable[dict], from_on: date, mailbox_domain: str
) -> HubsReport:
    """Add the hubs and areas that are not there yet; what is there stays as it is.

    `hubs` have a name under "hub". `areas` have "hub", "la_code", "gss_code", "area_type" (LA
    or LAD) and "extent"; where two hubs claim one place, the one that claims the whole of it gets
    it. Authorities and districts must have come with the register of schools before. Raises
    ValueError where no email could be sent to the mailboxes.
    """
    report = HubsReport()
    known = {hub.name: hub for hub in Hub.objects.all()}
    for row in hubs:
        name = row["hub"].strip()
        if name not in known:
            known[name] = new_hub(name, from_on, mailbox_domain)
            report.hubs += 1
    add_areas(known, areas, from_on, report)
    report.placed = place_schools()
    return report


def new_hub(name: str, opened_on: date, mailbox_domain: str) -> Hub:
    slug = slugify(name)
    mailbox = mail_address(f"{slug}@{mailbox_domain}")
    return Hub.objects.create(name=name, slug=slug, mailbox=mailbox, opened_on=opened_on)


def add_areas(
    hubs: dict[str, Hub], rows: Iterable[dict], from_on: date, report: HubsReport
) -> None:
    authorities = {one.code: one for one in LocalAuthority.objects.all()}
    districts = {one.code: one for one in District.objects.select_related("local_authority")}
    # Those to come as well: a place promised to a hub is not free.
    standing = HubArea.objects.not_over(from_on).select_related("hub")
    holders = {(area.local_authority_id, area.district_id): area.hub for area in standing}
    before = set(holders)
    # Those who claim the whole of a place come first.
    for row in sorted(rows, key=lambda row: not row["extent"].startswith(WHOLE)):
        is_district = row["area_type"] == "LAD"
        district = districts.get(row["gss_code"]) if is_district else None
        authority = district.local_authority if district else authorities.get(row["la_code"])
        hub = hubs.get(row["hub"].strip())
        if hub is None or authority is None or (is_district and district is None):
            report.problems.append(f"{row['hub']}, {row['area_name']}: not known here.")
            continue
        place = (authority.pk, district.pk if district else None)
        holder = holders.setdefault(place, hub)
        if holder != hub:
            report.problems.append(f"{row['area_name']}: {hub} claims it, {holder} has it.")
        elif place not in before:
            # A place that the lists name twice for one hub is added once.
            before.add(place)
            HubArea.objects.create(
                hub=hub, local_authority=authority, district=district, from_on=from_on
            )
            report.areas += 1
