"""What the demonstration's schools need, what people write to the hub, and its priorities."""

from datetime import date, timedelta

from django.utils import timezone

from needs.actions.enquiry import (
    answer_enquiry,
    assign_enquiry,
    close_enquiry,
    log_enquiry,
    record_enquiry,
    record_need,
)
from needs.actions.need import make_need_survey, merge_needs, raise_need
from needs.actions.priority import approve_priority, draft_priority
from needs.choices import EnquiryKind, EnquiryOutcome, NeedSource, NeedTheme
from needs.models import Enquiry, Need, NeedSurvey
from pages.choices import Suspicion
from pages.rules.school_year import school_year_of
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene
from portal.demo.workgroups import RECEPTION
from schools.choices import Phase
from workgroups.actions.priority import set_priorities_of_workgroup
from workgroups.models import WorkGroup

SAID = [
    ("Number facts are not secure by the end of Year 2.", NeedTheme.DEVELOPMENT),
    ("We have a new head of maths and nobody to support her.", NeedTheme.LEADERSHIP),
    ("Time for reception teachers to plan early number together.", NeedTheme.DEVELOPMENT),
    ("Two of our teachers are new to teaching maths.", NeedTheme.INITIAL),
]
SAID_BY_SECONDARY = [
    ("Number facts are not secure when pupils come to us in Year 7.", NeedTheme.DEVELOPMENT),
    SAID[1],
]
QUESTIONS = [
    ("Ana Abbot", "Which Work Group would suit a teacher in her second year?", 1),
    ("Ben Bright", "May two of us share one place?", 4),
    ("Cat Cole", "Could somebody come and speak to our governors?", 10),
]


def tell_the_hub(scene: Scene, today: date) -> None:
    write_to_hub(scene, today)
    needs = say_needs(scene, today)
    ask_schools(scene, today)
    choose_priorities(scene, needs, today)


def write_to_hub(scene: Scene, today: date) -> None:
    """Questions in every state: fresh, soon due, overdue, answered and suspected spam."""
    hub = scene.hub
    for number, (name, message, days) in enumerate(QUESTIONS):
        with clock_at(london_moment(today - timedelta(days=days), 11)):
            record_enquiry(
                hub=hub,
                kind=EnquiryKind.QUESTION,
                form_key=f"demo-{number}",
                name=name,
                email=f"{name.split()[1].lower()}@example.org",
                message=message,
                school=scene.primary[number],
            )
    with clock_at(london_moment(today - timedelta(days=2), 15)):
        # Who rang leaves a number, and no address.
        log_enquiry(
            hub=hub,
            kind=EnquiryKind.QUESTION,
            form_key="rang",
            name="Dee Dale",
            email="",
            telephone="01632 960033",
            message="Rang: can a teaching assistant come along to the next workshop?",
            school=scene.primary[1],
            by=scene.administrator,
        )
    with clock_at(london_moment(today - timedelta(days=6), 9)):
        offer = record_enquiry(
            hub=hub,
            kind=EnquiryKind.PARTNER,
            form_key="demo-partner",
            name="Mil Miller",
            email="miller@example.org",
            organisation="Larkfield Observatory",
            message="We have a hall for sixty and would like to bring teachers together.",
        )
        assign_enquiry(enquiry=offer, to=scene.hub_lead, by=scene.administrator)
    with clock_at(london_moment(today - timedelta(days=5), 9)):
        answer_enquiry(
            enquiry=offer, text="Thank you. May we visit?", closes=False, by=scene.hub_lead
        )
        close_enquiry(
            enquiry=offer, outcome=EnquiryOutcome.AGREED, note="Visit agreed", by=scene.hub_lead
        )
    with clock_at(london_moment(today - timedelta(days=2), 3)):
        record_enquiry(
            hub=hub,
            kind=EnquiryKind.QUESTION,
            form_key="demo-spam",
            name="Best Offers",
            email="offers@example.org",
            message="Buy now: www.example.org/a www.example.org/b www.example.org/c",
            suspicion=Suspicion.LINKS,
        )


def say_needs(scene: Scene, today: date) -> list[Need]:
    """Two from schools' own pages, one referral, one from the hub; two of them say the same."""
    with clock_at(london_moment(today - timedelta(days=40), 10)):
        asked = [
            record_need(
                hub=scene.hub,
                form_key=f"demo-need-{number}",
                school=scene.primary[number],
                what_is_needed=SAID[number][0],
                what_matters_most="That it lasts beyond one year.",
                phase=Phase.PRIMARY,
                themes=[SAID[number][1]],
                contact_name=f"Head of {scene.primary[number]}",
                contact_email=f"head{scene.primary[number].urn}@example.org",
                may_be_told=True,
            )
            for number in range(3)
        ]
        for enquiry in Enquiry.objects.filter(need__in=asked):
            close_enquiry(
                enquiry=enquiry, outcome=EnquiryOutcome.NEED, note="", by=scene.administrator
            )
        same = raise_need(
            hub=scene.hub,
            source=NeedSource.HUB,
            what_is_needed="Several schools speak of weak number facts at the end of Year 2.",
            themes=[NeedTheme.DEVELOPMENT],
            entered_by=scene.hub_lead,
        )
        raise_need(
            hub=scene.hub,
            source=NeedSource.REFERRAL,
            schools=[scene.secondary[4]],
            is_sensitive=True,
            what_is_needed="Results in maths fell for three years.",
            themes=[NeedTheme.LEADERSHIP],
            entered_by=scene.hub_lead,
        )
        merge_needs(needs=[asked[0].pk, same.pk], survivor=asked[0])
    return asked


def ask_schools(scene: Scene, today: date) -> None:
    """The survey of the year is open, and six schools have answered."""
    with clock_at(london_moment(today - timedelta(days=10))):
        survey = make_need_survey(
            survey=NeedSurvey(
                hub=scene.hub,
                school_year=school_year_of(today),
                title="What does your school need from us?",
                introduction="Your answers decide which Work Groups we plan next.",
                opens_on=today - timedelta(days=10),
                closes_on=today + timedelta(days=11),
            ),
            by=scene.administrator,
        )
        said = [*zip(scene.primary[3:7], SAID, strict=True)]
        said += zip(scene.secondary[5:7], SAID_BY_SECONDARY, strict=True)
        for number, (school, (words, theme)) in enumerate(said):
            raise_need(
                hub=scene.hub,
                source=NeedSource.SURVEY,
                survey=survey,
                schools=[school],
                what_comes_first=words,
                phase=Phase.PRIMARY if number < 4 else Phase.SECONDARY,
                themes=[theme],
            )


def choose_priorities(scene: Scene, needs: list[Need], today: date) -> None:
    """Two are approved, of which one has its Work Group; one is a draft."""
    titles = [
        ("Secure number facts by the end of Year 6", NeedTheme.DEVELOPMENT),
        ("Support for new heads of maths", NeedTheme.LEADERSHIP),
        ("Early number in reception", NeedTheme.DEVELOPMENT),
    ]
    with clock_at(london_moment(today - timedelta(days=36))):
        drafts = [
            draft_priority(
                hub=scene.hub,
                school_year=school_year_of(today),
                title=title,
                why="Schools of every part of our area told us so.",
                theme=theme,
                needs=[needs[number]],
            )
            for number, (title, theme) in enumerate(titles)
        ]
    with clock_at(london_moment(today - timedelta(days=30))):
        for priority in (drafts[0], drafts[2]):
            approve_priority(priority=priority, by=scene.hub_lead)
    # Only what is about the need: the other Work Groups answer none of these.
    open_now = WorkGroup.objects.recruiting(timezone.now()).filter(hub=scene.hub)
    set_priorities_of_workgroup(
        workgroup=open_now.get(title=RECEPTION["title"]), priorities=[drafts[2]]
    )
