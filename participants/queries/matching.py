"""Whom the rule of matching looks at: all that are known by an address, a TRN, or at a school."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from django.db.models import Count, F, Q
from django.db.models.functions import Lower, Trim

from participants.models import (
    FormerPersonName,
    PeopleToldApart,
    Person,
    PersonMerge,
    TeacherReference,
)
from participants.rules.matching import Evidence, Matches, Said, evidence_of, matches_of


def said_of(people: Iterable[Person]) -> list[Said]:
    """What is known of these, in three queries however many they are."""
    people = list(people)
    keys = [person.pk for person in people]
    references = TeacherReference.objects.filter(person__in=keys).exclude(number="")
    numbers = dict(references.values_list("person", "number"))
    names = former_names_of(keys)
    return [
        Said(
            pk=person.pk,
            name=person.name,
            email=person.email,
            school=person.school_id,
            trn=numbers.get(person.pk, ""),
            former_names=names[person.pk],
        )
        for person in people
    ]


def former_names_of(people: Iterable[int]) -> dict[int, list[str]]:
    """By person: the names kept as former ones, and those of records merged into theirs."""
    people = list(people)
    names: dict[int, list[str]] = defaultdict(list)
    rows = FormerPersonName.objects.filter(person__in=people).values_list("person", "name")
    merges = PersonMerge.objects.standing().filter(kept__in=people).values_list("kept", "names")
    for person, name in rows:
        names[person].append(name)
    for person, merged in merges:
        names[person] += merged
    return names


def known_as(said: Said) -> Matches:
    """Everybody known who is, or may be, the person that is spoken of.

    A double is found too, by what it was known by; whoever asks goes on to whom it leads.
    """
    by = Q(email=said.email)
    if said.trn:
        by |= Q(references__number=said.trn)
    return matches_of(said, said_of(Person.objects.filter(by).order_by("pk").distinct()))


def likely_doubles(people) -> list[tuple[Evidence, Person, Person]]:
    """The pairs among `people` who may be one person and were not told apart, best reason first.

    Four queries to find them, whatever their number.
    """
    rows = people.unmerged()
    # What several share is counted in the database, and only they are read.
    shared = Q(email__in=shared_by_several(rows, email_key=F("email")))
    of_number = TeacherReference.objects.filter(person__in=rows.values("pk")).exclude(number="")
    repeated = of_number.values("number").annotate(n=Count("pk")).filter(n__gt=1).values("number")
    shared |= Q(references__number__in=repeated)
    alike = rows.annotate(plain=Lower(Trim("name")))
    pairs = alike.values("plain", "school").order_by().annotate(n=Count("pk", distinct=True))
    for name, school in pairs.filter(n__gt=1).values_list("plain", "school"):
        shared |= Q(plain=name, school=school)
    found = {p.pk: p for p in alike.filter(shared).select_related("school").order_by("pk")}
    apart = set(PeopleToldApart.objects.filter(one__in=found).values_list("one", "other"))
    told = {
        (one.pk, other.pk): evidence
        for one, other in combinations(said_of(found.values()), 2)
        if (evidence := evidence_of(one, other)) and (one.pk, other.pk) not in apart
    }
    ranked = sorted(told.items(), key=lambda item: (item[1], item[0]))
    return [(evidence, found[one], found[other]) for (one, other), evidence in ranked]


def shared_by_several(rows, *, email_key):
    counted = rows.order_by().values(key=email_key).annotate(n=Count("pk", distinct=True))
    return counted.filter(n__gt=1).values("key")
