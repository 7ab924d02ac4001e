"""A Work Group's flyer on one sheet of paper: what stands on it, and who can read it."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from hubs.actions.logo import set_logo
from hubs.choices import HubTextKind
from pages.rules.picture import read_picture
from portal.demo.logo import steps
from tests.factories import (
    FeePolicyFactory,
    HubFactory,
    HubTextFactory,
    OutcomeFactory,
    ParticipantFactory,
    ProjectFactory,
    SchoolTaskFactory,
    UserFactory,
    VenueFactory,
    WorkGroupFactory,
    WorkshopFactory,
    london,
)
from tests.journeys.people import text_of
from tests.needs.factories import PriorityFactory
from tests.workgroups.factories import LocalLeaderFactory
from workgroups.choices import Catering, JobRole, WorkshopMode
from workgroups.models import WorkGroup, WorkGroupLead, WorkGroupPriority

pytestmark = pytest.mark.django_db

BENEFITS = [
    "Develop a shared vision for teaching and learning in mathematics with their department",
    "Establish schemes of work that support a coherent and connected curriculum in each year",
    "Develop a coherent and ambitious action plan for outcomes and for what teachers need",
    "Use collaborative ways of working to develop the practice of everybody in the department",
    "Lead and manage the department so that teaching for mastery becomes how it works",
]
CONTEXT = (
    "Strong departments are well led, and their teachers go on learning from each other and from "
    "other departments. Leaders need systems, policies and ways of working that fit teaching for "
    "mastery, and that last. After the first year participants can go on in a community of subject "
    "leaders that the hub runs, with schools that began in other years. "
)


@pytest.fixture
def workgroup(time_machine):
    """As much as the flyer in 004_59bb09f94168ba53.txt says, in words of our own."""
    time_machine.move_to(london(2021, 9, 20, 12), tick=False)
    hub = HubFactory(name="Larkfield Maths Hub")
    set_logo(hub=hub, words="Four steps", picture=read_picture(steps()))
    HubTextFactory(hub=hub, kind=HubTextKind.ABOUT, body=CONTEXT)
    group = WorkGroupFactory(
        hub=hub,
        project=ProjectFactory(code="NCP21-15", is_new=True),
        title="Secondary Subject Leadership",
        outline=CONTEXT,
        involvement=CONTEXT * 2,
        audience="Heads of maths of schools that have worked with us before and of those that "
        "have not. Prospective heads of maths cannot take part.",
        expectations="Participants and their schools commit to the whole year. " * 2,
        context=CONTEXT * 2,
        eligible_roles=[JobRole.SUBJECT_LEAD, JobRole.ACTING_SUBJECT_LEAD],
        fee_policy=FeePolicyFactory(hub=hub),
        interest_closes_at=london(2021, 10, 29, 17),
        capacity=20,
    )
    school = VenueFactory(
        hub=hub, name="Larkfield High School", address="1 Elm Road\nLarkfield", postcode="ZZ3 9PP"
    )
    for day, venue in ((london(2021, 11, 17, 9, 30), school), (london(2022, 2, 3, 9, 30), None)):
        workshop = WorkshopFactory(
            workgroup=group,
            title="A shared vision",
            starts_at=day,
            ends_at=day + timedelta(hours=5),
            mode=WorkshopMode.FACE_TO_FACE if venue else WorkshopMode.ONLINE,
            venue=venue,
            catering=Catering.NONE,
            catering_note="There are shops nearby.",
        )
        SchoolTaskFactory(workgroup=group, after_workshop=workshop, title="Plan with colleagues")
    workshop.leads.add(UserFactory(name="Gita Ghosh"), UserFactory(name="Greta Grau"))
    for text in BENEFITS:
        OutcomeFactory(workgroup=group, text=text)
    lead = UserFactory(name="Lena Lead")
    WorkGroupLead.objects.create(workgroup=group, user=lead)
    LocalLeaderFactory(hub=hub, user=lead, bio="Leads maths in Larkfield.", may_publish_bio=True)
    priority = PriorityFactory(hub=hub, approved_at=timezone.now(), approved_by=lead)
    WorkGroupPriority.objects.create(workgroup=group, priority=priority)
    return group


def sheet(group) -> PdfReader:
    answer = Client().get(f"{group.get_absolute_url()}flyer.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(answer.content))


def words_on(pdf: PdfReader) -> str:
    return letters(" ".join(page.extract_text() for page in pdf.pages))


def letters(text: str) -> str:
    """Without blanks, as lines of paper end elsewhere than those of a page."""
    return re.sub(r"[\s\u00ad.,;-]", "", text)


def test_a_flyer_as_long_as_a_hub_s_own_is_one_page_of_a4(workgroup):
    pdf = sheet(workgroup)

    [page] = pdf.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_it_says_every_fact_of_the_page(workgroup):
    ParticipantFactory(workgroup=workgroup)
    html = Client().get(workgroup.get_absolute_url()).content.decode()
    main = html.split("<main", 1)[1].split("To pass on", 1)[0].split("</main>", 1)[0]
    main = re.sub(r'<strong class="govuk-tag.*?</strong>', "", main)
    said = re.findall(r"<(?:h1|p|li|dt|dd|th|td|address|span)\b[^>]*>(.*?)</", main, re.DOTALL)
    facts = {re.sub(r"<[^>]+>", " ", fact).strip() for fact in said}
    paper = words_on(sheet(workgroup))

    # What leads on from the page, and headings of the table, are no facts.
    unsaid = {fact for fact in facts if fact and letters(unescape(fact)) not in paper}

    assert len(facts) > 45
    assert letters("New this year") in paper
    assert unsaid == ON_THE_PAGE_ALONE


def unescape(text: str) -> str:
    return text.replace("&#x27;", "'").replace("&amp;", "&")


# The heading of a column whose cells say it, and what holds of the page's own button.
ON_THE_PAGE_ALONE = {
    "Free to cancel",
    "It takes about five minutes, and you can save it and come back.",
}


def test_it_can_be_read_aloud(workgroup):
    """Tagged, with a title, a language, a structure and words for its pictures (PDF/UA)."""
    pdf = sheet(workgroup)
    root = pdf.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Secondary Subject Leadership, Larkfield Maths Hub"
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    kinds, alternatives = [], []
    walk(root["/StructTreeRoot"], kinds, alternatives)
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 8
    assert {"/Table", "/TH", "/TD", "/L", "/LI", "/Figure", "/Link"} <= set(kinds)
    assert "Four steps" in alternatives
    assert any(words.startswith("Code that opens http") for words in alternatives)


def walk(node, kinds: list[str], alternatives: list[str]) -> None:
    if "/S" in node:
        kinds.append(node["/S"])
    if "/Alt" in node:
        alternatives.append(node["/Alt"])
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object() if hasattr(child, "get_object") else child
        if hasattr(child, "get") and child.get("/Type") != "/MCR":
            walk(child, kinds, alternatives)


def test_what_no_page_can_hold_goes_on_overleaf(workgroup):
    WorkGroup.objects.filter(pk=workgroup.pk).update(context=CONTEXT * 30)

    assert len(sheet(workgroup).pages) == 2


def test_letters_that_no_font_has_stop_no_sheet(workgroup):
    WorkGroup.objects.filter(pk=workgroup.pk).update(outline="数学")

    assert len(sheet(workgroup).pages) == 1


def test_words_of_a_flyer_are_never_read_as_code(workgroup):
    WorkGroup.objects.filter(pk=workgroup.pk).update(outline='#panic("x") *not bold* $x$ \\')

    assert letters('#panic("x") *not bold* $x$ \\') in words_on(sheet(workgroup))


def test_the_same_facts_are_the_same_file(workgroup):
    path = f"{workgroup.get_absolute_url()}flyer.pdf"

    assert Client().get(path).content == Client().get(path).content


@pytest.mark.parametrize("field", ["published_at", "cancelled_at"])
def test_there_is_none_of_what_nobody_can_ask_for(workgroup, field):
    rows = WorkGroup.objects.filter(pk=workgroup.pk)
    if field == "published_at":
        rows.update(published_at=None, published_by=None)
    else:
        rows.update(cancelled_at=timezone.now())

    assert Client().get(f"/work-groups/{workgroup.pk}/flyer.pdf").status_code == 404


def test_the_page_leads_to_it(workgroup):
    page = Client().get(workgroup.get_absolute_url())

    assert f'href="{workgroup.get_absolute_url()}flyer.pdf"' in page.content.decode()
    assert "Print it on one page (PDF)" in text_of(page)
