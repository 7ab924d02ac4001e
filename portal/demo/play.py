"""The whole demonstration: two hubs, and Work Groups at every stage, dated around today."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from evaluations.actions.close_waves import close_waves
from evaluations.actions.hub_totals import count_hub_totals
from evaluations.choices import Moment
from evaluations.rules.waves import SURVEY_LASTS
from fees.actions.fee import confirm_fee, propose_fees, waive_fee
from fees.actions.invoice import issue_invoice
from fees.choices import WaiverReason
from fees.models import Fee
from hubs.models import LeadSchool
from pages.rules.school_year import school_year_of
from participants.models import Participant
from portal.demo import (
    agreements,
    between,
    board,
    cast,
    catalogue,
    certificates,
    conference,
    copies,
    engagement,
    evidence,
    focus,
    kinds,
    lessons,
    needs,
    network,
    network_people,
    parallel,
    records,
    reflections,
    register,
    school_plans,
    story,
    templates,
    visits,
    waiting,
    wishes,
)
from portal.demo.clock import (
    WEEK,
    clock_at,
    date_history,
    in_term,
    london_moment,
    school_days,
    weekday_near,
)
from portal.demo.hub_settings import build_hub_settings
from portal.demo.network import Scene
from portal.demo.workgroups import CONTINUITY, LEADERSHIP, RECEPTION, TIMES_TABLES, plan_workgroup
from workgroups.actions.workshop_lead import add_workshop_lead
from workgroups.choices import JobRole
from workgroups.models import WorkGroup, Workshop

WEDNESDAY, THURSDAY = 2, 3


# All or nothing: left half way, its hubs would keep it from being loaded again.
@transaction.atomic
def play(today: date) -> None:
    """Act everything out; nothing is there before."""
    with clock_at(london_moment(network.SINCE)):
        larkfield, estuary = network.build_larkfield(), network.build_estuary()
        system = network.add_person(cast.SYSTEM, is_superuser=True)
        leads = [network.add_person(who) for who in (cast.LEAD, cast.SECOND_LEAD, cast.OTHER_LEAD)]
    # Before anybody is asked anything.
    evidence.ask_of_its_own(larkfield.hub, network.SINCE)
    running_story(larkfield, leads[0], today)
    recruiting_story(larkfield, leads[1], today)
    finished_story(larkfield, leads[0], today)
    last_years_story(larkfield, leads[1], today)
    draft_story(larkfield, leads[1], today)
    todays_story(larkfield, leads[0], today)
    neighbours_story(estuary, leads[2], today)
    kinds.meeting_story(larkfield, leads[1], today)
    # Led by somebody else, as nobody takes part in what they lead.
    conference.conference_story(larkfield, larkfield.hub_lead, leads[:2], today)
    # After the stories, whose projects it joins to those of last year.
    catalogue.keep_catalogue(today, [(larkfield, leads[:2]), (estuary, leads[2:])])
    kinds.research_story(larkfield, leads[1], today)
    kinds.mastery_story(larkfield, leads[1], today)
    wishes.wish_for_more(larkfield, today)
    network_people.introduce_partners(larkfield, estuary.hub, today)
    conference.invite_to_conference(larkfield, today)
    visits.visit_schools(larkfield, leads[0], leads[1], today)
    kinds.commissioned_story(larkfield, leads[1], today)
    parallel.parallel_story(larkfield, leads[1], today)
    engagement.keep_contact(larkfield, today)
    register.bring_in_registers(larkfield, system, today)
    needs.tell_the_hub(larkfield, today)
    story.remind_up_to(today, days=12)
    build_hub_settings(larkfield, estuary, today)
    network_people.send_school_pages(larkfield)
    agreements.report_to_governors(today)
    agreements.ask_who_has_not_signed(today)
    copies.carry_on(larkfield, today)
    templates.share_design(estuary, larkfield, today)
    records.keep_records(larkfield, today)
    close_waves(now=timezone.now())
    board.board_story(larkfield, today)
    count_hub_totals(now=timezone.now())
    story.post_everything()
    date_history()


def weeks(today: date, *offsets: int, weekday: int = WEDNESDAY) -> list[date]:
    return school_days(today, *offsets, weekday=weekday)


def running_story(scene: Scene, lead, today: date) -> None:
    """Two workshops are over, one is soon: fees to decide and a date people cancel."""
    first, second, third, fourth = weeks(today, -9, -1, 1, 12)
    # Before it is planned, so that it asks for the newest.
    agreements.write_agreements(scene, first - timedelta(days=110))
    workgroup = plan_workgroup(
        scene,
        LEADERSHIP,
        lead=lead,
        days=[first, second, third, fourth],
        closes_on=first - timedelta(days=30),
        published_on=first - timedelta(days=90),
    )
    names = ["Tess Tremaine", *cast.SECONDARY_TEACHERS[:10]]
    asked = story.ask_for_places(
        workgroup, names, scene.secondary[1:8], first - timedelta(days=60), JobRole.SUBJECT_LEAD
    )
    story.approve_interests(asked, first - timedelta(days=50))
    places = story.give_places(workgroup, asked, scene.administrator, first - timedelta(days=40))
    opening, planning, third_one, _ = workgroup.workshops.standing()
    invite_guest(scene, third_one, second - timedelta(days=20))
    evidence.ask_how_they_start(workgroup, first, answering=9)

    story.cancel_date(
        places[2], opening, london_moment(first - timedelta(days=2), 16), "My child is ill"
    )
    story.send_colleague(
        places[3], opening, london_moment(first - timedelta(days=1), 9), "Nia Newell"
    )
    story.hold_workshop(opening, lead, absent=[places[1], places[4], places[5]])
    evidence.ask_after_workshop(opening, answering=6)
    reflections.note_after(opening, lead, 0)
    decide_fees(workgroup, scene, first + timedelta(days=1))

    story.cancel_date(
        places[6], planning, london_moment(second - timedelta(days=9), 9), "Parents' evening"
    )
    story.cancel_date(
        places[7], planning, london_moment(second - timedelta(days=3), 18), "No cover"
    )
    story.hold_workshop(planning, lead, absent=[places[8]])
    evidence.ask_after_workshop(planning, answering=7)
    with clock_at(london_moment(second + timedelta(days=1), 6)):
        propose_fees(now=timezone.now())
    school_plans.write_plans(places, lead=lead, first=first, second=second, last=fourth)
    school_plans.take_on_more(scene, places[1])
    between.do_running(workgroup, places, lead, second=second)
    focus.follow_in(workgroup, 3)
    looked_at = {Moment.START: first + timedelta(days=8), Moment.MIDDLE: second}
    # The first of them adds a third while trying it out.
    focus.follow_pupils([places[0]], looked_at, each=2, first=first)
    focus.follow_pupils(places[3:5], looked_at, each=3, first=first)
    lessons.study_a_lesson(workgroup, places, lead, first=first, today=today)

    last_free_day = third - timedelta(days=8)
    if london_moment(last_free_day) < timezone.now():
        story.cancel_date(places[9], third_one, london_moment(last_free_day), "Mock exams")


def invite_guest(scene: Scene, workshop: Workshop, on: date) -> None:
    """Somebody from outside leads one workshop, and sees nothing else of the Work Group."""
    email, name = cast.GUEST
    with clock_at(london_moment(on, 11)):
        add_workshop_lead(workshop=workshop, name=name, email=email, by=scene.administrator)


def decide_fees(workgroup: WorkGroup, scene: Scene, on: date) -> None:
    """One fee is waived, one confirmed, one confirmed and invoiced."""
    with clock_at(london_moment(on, 6)):
        propose_fees(now=timezone.now())
    fees = list(Fee.objects.filter(attendance__workshop__workgroup=workgroup).order_by("pk"))
    with clock_at(london_moment(on + timedelta(days=14), 11)):
        waive_fee(fee=fees[0], waiver=WaiverReason.ILLNESS, note="", by=scene.hub_lead)
        for fee in fees[1:3]:
            confirm_fee(fee=fee, by=scene.administrator)
        issue_invoice(
            lead_school=LeadSchool.objects.get(hub=scene.hub),
            school=fees[1].school,
            fees=[fees[1].pk],
            sent_to=f"finance{fees[1].school.urn}@example.org",
            by=scene.administrator,
        )


def recruiting_story(scene: Scene, lead, today: date) -> None:
    """Open for interest: some to decide, some offered, some placed, some waiting."""
    days = weeks(today, 5, 9, 14, 18, weekday=THURSDAY)
    workgroup = plan_workgroup(
        scene,
        RECEPTION,
        lead=lead,
        days=days,
        capacity=6,
        closes_on=today + timedelta(days=18),
        published_on=today - timedelta(days=25),
    )
    schools = scene.primary
    agreement = workgroup.agreement
    agreements.choose_agreement_of(workgroup, None, today - timedelta(days=24))
    early = story.ask_for_places(
        workgroup, cast.TEACHERS[10:15], schools[:5], today - timedelta(days=20), JobRole.TEACHER
    )
    story.approve_interests(early, today - timedelta(days=15))
    story.give_places(workgroup, early[:3], scene.administrator, today - timedelta(days=9))
    for interest in early[3:]:
        story.offer_only(
            interest, scene.administrator, london_moment(today - timedelta(days=2), 15)
        )
    # Whoever had answered by then is asked to sign afterwards.
    agreements.choose_agreement_of(workgroup, agreement, today - timedelta(days=8))
    late = story.ask_for_places(
        workgroup,
        cast.TEACHERS[15:20],
        [schools[0], schools[0], schools[6], schools[7], schools[8]],
        today - timedelta(days=6),
        JobRole.TEACHER,
    )
    # The fifth still waits for the head's answer.
    story.approve_interests(late[:4], today - timedelta(days=4))
    story.offer_only(late[2], scene.administrator, london_moment(today - timedelta(days=2), 16))
    waiting.let_list_move(scene, late[3], today)


def finished_story(scene: Scene, lead, today: date) -> None:
    """Over since three weeks: its survey is still open, and its report lies with the hub lead."""
    days = weeks(today, -38, -28, -18, -3, weekday=THURSDAY)
    workgroup = held_workgroup(scene, TIMES_TABLES, lead, days, cast.TEACHERS[:10], surveyed=9)
    # After the summer too, when the last workshop was long before: as late as anybody is asked.
    asked_on = max(days[-1] + timedelta(days=1), today - timedelta(days=19))
    asked_on = min(asked_on, days[-1] + SURVEY_LASTS)
    evidence.survey_participants(workgroup, asked_on, answering=8)
    focus.follow_in(workgroup, 2)
    looked_at = {
        Moment.START: days[0] + timedelta(days=8),
        Moment.MIDDLE: days[1] + timedelta(days=8),
        Moment.END: days[-1] + timedelta(days=1),
    }
    focus.follow_pupils(workgroup.participants.all(), looked_at, each=2, first=days[0])
    evidence.write_report(workgroup, lead, asked_on + timedelta(days=11))


def last_years_story(scene: Scene, lead, today: date) -> None:
    """Two of last year with approved reports: one goes on this year, one is not planned yet."""
    year = school_year_of(today) - 1
    days = [
        weekday_near(day, THURSDAY)
        for day in (date(year, 10, 14), date(year + 1, 1, 20), date(year + 1, 5, 5))
    ]
    for design, names in ((RECEPTION, cast.TEACHERS[:6]), (CONTINUITY, cast.TEACHERS[6:12])):
        workgroup = held_workgroup(scene, design, lead, days, names)
        evidence.survey_participants(workgroup, days[-1] + timedelta(days=1), answering=6)
        handed_in = evidence.write_report(workgroup, lead, days[-1] + timedelta(days=15))
        evidence.approve_report(handed_in, scene.hub_lead, days[-1] + timedelta(days=25))
        certificates.certify(workgroup, scene, days[-1] + timedelta(days=27))
    certificates.put_name_right(workgroup, scene, days[-1] + timedelta(days=29))


def held_workgroup(
    scene: Scene, design: dict, lead, days: list[date], names, *, surveyed: int = 0
) -> WorkGroup:
    """A Work Group whose workshops have all taken place; so many said how they start."""
    first = days[0]
    workgroup = plan_workgroup(
        scene,
        design,
        lead=lead,
        days=days,
        closes_on=first - timedelta(days=30),
        published_on=first - timedelta(days=90),
    )
    places = placed(workgroup, scene, names, first)
    if surveyed:
        evidence.ask_how_they_start(workgroup, first, answering=surveyed)
    for number, workshop in enumerate(workgroup.workshops.standing()):
        cancelled_at = workshop.starts_at - timedelta(days=12)
        story.cancel_date(places[number], workshop, cancelled_at, "Staff training")
        story.hold_workshop(workshop, lead)
        if surveyed:
            evidence.ask_after_workshop(workshop, answering=surveyed - number)
            # Of the last one the lead has noted nothing yet.
            if number < len(days) - 1:
                reflections.note_after(workshop, lead, number)
    between.do_every_task(workgroup, places)
    return workgroup


def placed(workgroup: WorkGroup, scene: Scene, names, first: date) -> list[Participant]:
    """Teachers of the hub's primary schools, who all have places well before the first day."""
    asked = story.ask_for_places(
        workgroup, names, scene.primary[:8], first - timedelta(days=60), JobRole.SUBJECT_LEAD
    )
    story.approve_interests(asked, first - timedelta(days=50))
    return story.give_places(workgroup, asked, scene.administrator, first - timedelta(days=40))


def todays_story(scene: Scene, lead, today: date) -> None:
    """A workshop is on the latest day of school, so that there is a register to take on a phone."""
    latest = in_term(today, -timedelta(days=1))
    days = [in_term(latest - 6 * WEEK, -WEEK), latest, in_term(latest + 8 * WEEK, WEEK)]
    workgroup = plan_workgroup(
        scene,
        TIMES_TABLES,
        lead=lead,
        days=days,
        closes_on=days[0] - timedelta(days=30),
        published_on=days[0] - timedelta(days=90),
    )
    WorkGroup.objects.filter(pk=workgroup.pk).update(cohort="South")
    names = [*cast.TEACHERS[11:15], *cast.TEACHERS[17:20]]
    places = placed(workgroup, scene, names, days[0])
    first, second, _ = workgroup.workshops.standing()
    story.say_needs(places[0], access="A way in without steps")
    story.say_needs(places[2], food="No nuts")
    story.come_late(places[2], first, lead, minutes=40)
    story.come_without_place(first, lead, "Wanda Walker", places[2].school)
    story.hold_workshop(first, lead)
    story.send_colleague(
        places[1], second, london_moment(latest - timedelta(days=3)), "Nell Norwood"
    )
    story.cancel_date(places[4], second, london_moment(latest - timedelta(days=9)), "School trip")


def draft_story(scene: Scene, lead, today: date) -> None:
    """Being planned: what is missing is on its page."""
    days = weeks(today, 20, 26)
    workgroup = plan_workgroup(
        scene,
        TIMES_TABLES,
        lead=lead,
        days=days,
        closes_on=days[0] - timedelta(days=30),
        published_on=None,
    )
    WorkGroup.objects.filter(pk=workgroup.pk).update(cohort="North", budget=None, evidence_plan="")


def neighbours_story(scene: Scene, lead, today: date) -> None:
    """The other hub: one Work Group that is over and approved, one open for interest."""
    days = weeks(today, -38, -28, -18, -9)
    over = held_workgroup(scene, TIMES_TABLES, lead, days, cast.ESTUARY_TEACHERS[:7])
    evidence.survey_participants(over, days[-1] + timedelta(days=1), answering=6)
    handed_in = evidence.write_report(over, lead, days[-1] + timedelta(days=15))
    evidence.approve_report(handed_in, scene.hub_lead, days[-1] + timedelta(days=25))
    open_now = plan_workgroup(
        scene,
        LEADERSHIP,
        lead=lead,
        days=weeks(today, 6, 12, 18, 24),
        closes_on=today + timedelta(days=21),
        published_on=today - timedelta(days=10),
    )
    story.ask_for_places(
        open_now,
        cast.ESTUARY_TEACHERS[7:10],
        scene.secondary[2:5],
        today - timedelta(days=3),
        JobRole.SUBJECT_LEAD,
    )
