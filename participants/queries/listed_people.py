"""What is known of the schools and people on a list, in the same number of queries for any list."""

from collections import Counter
from collections.abc import Collection, Sequence

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from hubs.models import User
from pages.rules.search_words import plain_text
from participants.choices import OPEN_STATES as OPEN
from participants.models import ExpressionOfInterest, Person
from participants.rules.listed_people import ListedPerson
from participants.rules.listed_verdict import KnownPerson, ListFacts
from schools.choices import ContactRole
from schools.models import School
from schools.queries.lineage import successors_of
from schools.rules.named_school import NamedSchool, SchoolNames, postcode_in, read_urn
from workgroups.models import WorkGroup
from workgroups.queries.workshop_lead import leading_in

Schools = dict[int, School]


def facts_of_list(
    workgroup: WorkGroup, people: Sequence[ListedPerson], user: User
) -> tuple[ListFacts, Schools]:
    """With every school that may be meant, by its id."""
    schools = schools_named(workgroup, people)
    names = SchoolNames([named_school(one, workgroup) for one in schools.values()])
    fits = {one.key: fit_of(names, one) for one in people}
    meant = {pk for fit in fits.values() for pk in (fit.school, *fit.perhaps) if pk}
    closed = [pk for pk in meant if not schools[pk].is_open]
    successors = successors_of(closed)
    schools |= {heir.pk: heir for heirs in successors.values() for heir in heirs}
    known, asked = people_known(workgroup, people)
    facts = ListFacts(
        fit=lambda one: fits[one.key],
        school_words={pk: school_words(one) for pk, one in schools.items()},
        successors={pk: [heir.pk for heir in heirs] for pk, heirs in successors.items()},
        known=known,
        own={user.email, *(one.email for one in known if one.user == user.pk)},
        leads=set(leading_in(workgroup).values_list("email", flat=True)),
        asked=asked,
        places_per_school=workgroup.places_per_school,
        names=names_of_workgroups(workgroup) if any(one.asked for one in people) else {},
        workgroup=workgroup.pk,
    )
    return facts, schools


def schools_named(workgroup: WorkGroup, people: Sequence[ListedPerson]) -> Schools:
    """All of the hub, and of others those whose number, postcode or whole name is on the list."""
    urns = {urn for one in people for urn in (read_urn(one.urn), read_urn(one.school)) if urn}
    codes = {code for one in people for code in (postcode_in(one.postcode or one.school),) if code}
    letters = {plain_text(one.school).replace(" ", "") for one in people if one.school}
    rows = School.objects.unmerged().filter(
        Q(hub=workgroup.hub_id)
        | Q(urn__in=urns)
        | Q(postcode__in=codes)
        | Q(name_letters__in=letters)
    )
    rows = rows.only(
        *("kind", "urn", "name", "town", "locality", "postcode", "status", "hub", "phase"),
        *("low_age", "high_age", "merged_into"),
    )
    return {one.pk: one for one in rows.order_by("name_letters", "pk")}


def named_school(school: School, workgroup: WorkGroup) -> NamedSchool:
    return NamedSchool(
        pk=school.pk,
        name=school.name,
        place=f"{school.town} {school.locality}",
        urn=school.urn,
        postcode=school.postcode,
        is_open=school.is_open,
        in_area=school.hub_id == workgroup.hub_id,
    )


def fit_of(names: SchoolNames, one: ListedPerson):
    if one.school or one.urn or one.postcode or not one.school_above:
        return names.fit(one.school, one.urn, one.postcode)
    above = names.fit(one.school_above)
    perhaps = (above.school,) if above.school else above.perhaps
    why = f"No school is named; the line above is of {one.school_above}."
    return type(above)(perhaps=perhaps, why=why)


def school_words(school: School) -> str:
    return f"{school}, {school.particulars}" if school.particulars else str(school)


def people_known(
    workgroup: WorkGroup, people: Sequence[ListedPerson]
) -> tuple[list[KnownPerson], Counter[int]]:
    """Whoever is known at an address of the list or has asked here; and how many of each school."""
    emails = {email for one in people for email in one.emails}
    here = ExpressionOfInterest.objects.filter(workgroup=workgroup)
    of_hub = ExpressionOfInterest.objects.filter(
        workgroup__hub=workgroup.hub_id, person=OuterRef("pk")
    )
    asked: dict[int, ExpressionOfInterest] = {}
    by_school: Counter[int] = Counter()
    for row in here.order_by("sent_at", "pk").defer("priority", "other_projects"):
        is_open = row.state in OPEN
        by_school[row.school_id] += is_open
        if is_open or row.person_id not in asked or asked[row.person_id].state not in OPEN:
            asked[row.person_id] = row
    rows = Person.objects.filter(Q(email__in=emails) | Q(pk__in=list(asked)))
    rows = rows.annotate(is_of_hub=Exists(of_hub)).order_by("pk")
    known = []
    for person in rows.defer("search"):
        pk = person.merged_into_id or person.pk
        interest = asked.get(pk)
        known.append(
            KnownPerson(
                pk,
                person.name,
                person.email,
                person.school_id,
                user=person.user_id,
                is_of_hub=person.is_of_hub,
                asked=str(interest.get_state_display()) if interest else "",
                is_open=interest is not None and interest.state in OPEN,
            )
        )
    return known, by_school


def names_of_workgroups(workgroup: WorkGroup) -> dict[str, set[int]]:
    """What a list may call each Work Group of the hub, of whichever year, and which they are."""
    rows = WorkGroup.objects.filter(hub=workgroup.hub_id)
    found: dict[str, set[int]] = {}
    for pk, title, cohort in rows.values_list("pk", "title", "cohort"):
        called = {title, f"{title} {cohort}", f"{title} cohort {cohort}"} if cohort else {title}
        for name in called:
            found.setdefault(name, set()).add(pk)
    return found


def heads_known(workgroup: WorkGroup, schools: Collection[int], contacts, interests):
    """The head of each school, as the hub has noted or else as the school last sent: (name, email).

    `contacts` and `interests` are those that the reader may see.
    """
    sent = interests.filter(workgroup__hub=workgroup.hub_id, school__in=schools)
    sent = sent.exclude(head_email="").order_by("sent_at", "pk")
    found = {
        school: (name, email)
        for school, name, email in sent.values_list("school", "head_name", "head_email")
    }
    heads = contacts.current(timezone.localdate()).reachable()
    heads = heads.filter(school__in=schools, role=ContactRole.HEAD).order_by("from_on", "pk")
    return found | {
        school: (name, email)
        for school, name, email in heads.values_list("school", "name", "email")
    }
