"""The figures of a board pack reckoned a second time, from exported rows, in plain Python.

Nothing here asks the database for more than whole tables, and nothing is shared with the code that
makes a pack but the names of its rows.
"""

from collections import defaultdict
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt

from django.apps import apps
from django.utils import timezone

from access.roles import Role
from evaluations.actions.board_pack import make_board_pack
from evaluations.choices import Wave
from evaluations.models import BoardPack
from fees.choices import FeeState
from hubs.models import Hub, Membership
from pages.rules.school_year import school_year_of

Row = dict
BY_PREMIUM = "By pupil premium, the share of pupils for whom a school gets it"
OPEN = {"Open", "Open, but proposed to close"}
FOLLOWED = {"split", "merger", "amalgamation", "succession"}


def exported(name: str) -> list[Row]:
    return list(apps.get_model(name).objects.order_by("pk").values())


def by_id(rows: list[Row]) -> dict[int, Row]:
    return {row["id"]: row for row in rows}


def percent(part: int, whole: int) -> str:
    if not whole:
        return "–"
    return f"{(Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP)}%"


class Year:
    """All rows that figures of one hub's year are made of."""

    def __init__(self, hub, year: int, now):
        self.hub, self.year, self.now = hub.pk, year, now
        self.projects = by_id(exported("workgroups.Project"))
        self.groups = by_id(exported("workgroups.WorkGroup"))
        self.workshops = by_id(exported("workgroups.Workshop"))
        self.tasks = exported("workgroups.SchoolTask")
        self.interests = exported("participants.ExpressionOfInterest")
        self.offers = exported("participants.Offer")
        self.places = exported("participants.Participant")
        self.attendances = exported("participants.Attendance")
        self.accounts = exported("participants.TaskAccount")

    def is_event(self, group: Row) -> bool:
        return self.projects[group["project_id"]]["kind"] == "event"

    def counts(self, group: Row, year: int) -> bool:
        is_of_year = group["hub_id"] == self.hub and group["school_year"] == year
        return is_of_year and not group["cancelled_at"] and not self.is_event(group)

    # From interest to completion

    def facts(self, year: int, who: str) -> dict[tuple[int, int], dict[str, bool]]:
        """By (person or school, project): which stages were reached."""
        offered = {row["interest_id"] for row in self.offers}
        placed = {row["interest_id"] for row in self.places}
        found: dict = {}
        for interest in self.interests:
            group = self.groups[interest["workgroup_id"]]
            if not self.counts(group, year):
                continue
            key = (interest[f"{who}_id"], group["project_id"])
            facts = found.setdefault(key, defaultdict(bool))
            has_place = interest["id"] in placed
            started, completed = self.came(interest[f"{who}_id"], group, who)
            facts["asked"] = True
            facts["offered"] |= has_place or interest["id"] in offered
            facts["signed_up"] |= has_place
            facts["started"] |= started
            facts["completed"] |= completed
        return found

    def came(self, who_id: int, group: Row, who: str) -> tuple[bool, bool]:
        standing = {
            pk: self.minutes(row)
            for pk, row in self.workshops.items()
            if row["workgroup_id"] == group["id"] and not row["cancelled_at"]
        }
        enough = {"present"} if who == "person" else {"present", "substituted"}
        places = by_id(self.places)
        longest: dict[int, int] = defaultdict(int)
        for row in self.attendances:
            mine = places[row["participant_id"]][f"{who}_id"] == who_id
            if mine and row["outcome"] in enough and row["workshop_id"] in standing:
                whole = standing[row["workshop_id"]]
                there = whole if row["minutes"] is None else min(row["minutes"], whole)
                longest[row["workshop_id"]] = max(longest[row["workshop_id"]], there)
        attended, held = sum(longest.values()), sum(standing.values())
        after = {pk for pk, row in self.workshops.items() if row["workgroup_id"] == group["id"]}
        tasks = [row["id"] for row in self.tasks if row["after_workshop_id"] in after]
        done = {
            row["task_id"]
            for row in self.accounts
            if row["done_at"]
            and row["task_id"] in tasks
            and places[row["participant_id"]][f"{who}_id"] == who_id
        }
        completed = (
            attended > 0
            and attended / held >= group["completion_minutes"] / 100
            and (not tasks or len(done) / len(tasks) >= group["completion_tasks"] / 100)
        )
        return attended > 0, completed

    @staticmethod
    def minutes(workshop: Row) -> int:
        return int((workshop["ends_at"] - workshop["starts_at"]) / timedelta(minutes=1))

    def funnel(self) -> list[list]:
        schools, people = self.facts(self.year, "school"), self.facts(self.year, "person")
        labels = {
            "asked": "Asked for a place",
            "offered": "Were offered one",
            "signed_up": "Signed up",
            "started": "Started",
            "completed": "Completed",
        }
        return [
            [
                label,
                len(school_projects := [key for key, facts in schools.items() if facts[stage]]),
                len({school for school, _ in school_projects}),
                len(person_projects := [key for key, facts in people.items() if facts[stage]]),
                len({person for person, _ in person_projects}),
            ]
            for stage, label in labels.items()
        ]

    # Schools of the area

    def reach_in_all(self) -> tuple[int, int]:
        """(reached, all) of the open schools of the hub's area."""
        before = defaultdict(set)
        for link in exported("schools.SchoolLink"):
            if link["kind"] in FOLLOWED:
                before[link["successor_id"]].add(link["predecessor_id"])
        known = {row["school_id"] for row in self.places}
        known |= {row["school_id"] for row in exported("hubs.LeadSchool")}
        schools = [
            row
            for row in exported("schools.School")
            if row["hub_id"] == self.hub and row["kind"] == "school" and row["status"] in OPEN
        ]
        return sum(bool(past(row["id"], before) & known) for row in schools), len(schools)

    # Places and attendance

    def published(self) -> list[Row]:
        found = [
            row
            for row in self.groups.values()
            if row["hub_id"] == self.hub
            and row["school_year"] == self.year
            and not row["cancelled_at"]
            and row["published_at"]
        ]
        return sorted(found, key=lambda row: (row["title"], row["cohort"], row["id"]))

    def attendance(self, group: Row) -> list:
        taken = sum(
            row["workgroup_id"] == group["id"] and not row["withdrawn_at"] for row in self.places
        )
        standing = {
            pk
            for pk, row in self.workshops.items()
            if row["workgroup_id"] == group["id"] and not row["cancelled_at"]
        }
        ended = [
            row["outcome"]
            for row in self.attendances
            if row["workshop_id"] in standing and row["outcome"]
        ]
        came = sum(outcome in ("present", "substituted") for outcome in ended)
        missed = sum(outcome in ("no_show", "cancelled_late") for outcome in ended)
        return [
            group["capacity"],
            taken,
            percent(taken, group["capacity"] or 0),
            len(ended),
            came,
            missed,
            percent(came, len(ended)),
        ]

    # Answers

    def answers(self) -> dict[str, list]:
        groups = {row["id"] for row in self.published()}
        mine = {row["id"] for row in self.places if row["workgroup_id"] in groups}
        asked, answered = defaultdict(int), defaultdict(int)
        for row in exported("evaluations.Invitation"):
            if row["participant_id"] in mine:
                asked[row["wave"]] += 1
                answered[row["wave"]] += row["answered_at"] is not None
        return {
            wave: [number, answered[wave], percent(answered[wave], number)]
            for wave, number in asked.items()
        }

    def changes(self) -> list[list]:
        """Without the name of the row: people, before, now, spread, more, same, less."""
        invitations = by_id(exported("evaluations.Invitation"))
        questions = by_id(exported("evaluations.Question"))
        places, groups = by_id(self.places), {row["id"] for row in self.published()}
        started, ended = {}, []
        for row in exported("evaluations.Answer"):
            if questions[row["question_id"]]["code"] != "confidence":
                continue
            invitation = invitations[row["invitation_id"]]
            key = (invitation["participant_id"], row["outcome_id"])
            if invitation["wave"] == "start":
                started[key] = row["rating"]
            elif invitation["wave"] == "end":
                ended.append((key, row))
        pairs = defaultdict(list)
        for (place, outcome), row in ended:
            before = row["before"] or started.get((place, outcome))
            if places[place]["workgroup_id"] in groups & self.closed() and before:
                pairs[outcome].append((before, row["rating"]))
        return sorted(change_of(found) for found in pairs.values() if len(found) >= 5)

    def closed(self) -> set[int]:
        """Work Groups at whose end nobody can answer any more."""
        places, asked = by_id(self.places), defaultdict(list)
        for row in exported("evaluations.Invitation"):
            if row["wave"] == "end":
                asked[places[row["participant_id"]]["workgroup_id"]].append(row)
        return {
            group
            for group, rows in asked.items()
            if all(row["closes_at"] < self.now for row in rows)
            or (len(rows) >= 5 and all(row["answered_at"] for row in rows))
        }

    # Fees

    def fees(self) -> dict[str, list]:
        attendances = by_id(self.attendances)
        number, amount = defaultdict(int), defaultdict(Decimal)
        for row in exported("fees.Fee"):
            workshop = self.workshops[attendances[row["attendance_id"]]["workshop_id"]]
            group = self.groups[workshop["workgroup_id"]]
            if row["hub_id"] == self.hub and group["school_year"] == self.year:
                number[row["state"]] += 1
                amount[row["state"]] += row["amount"]
        return {state: [number[state], f"£{amount[state]:,.2f}"] for state in number}

    # Schools that go on

    def goes_on(self, year: int) -> tuple[int, int]:
        """(schools of that year that take part in the next, all of them), by today's number."""
        schools = by_id(exported("schools.School"))
        after = defaultdict(set)
        for link in exported("schools.SchoolLink"):
            if link["kind"] in FOLLOWED:
                after[link["predecessor_id"]].add(link["successor_id"])

        def today(school: int) -> int:
            followers = past(school, after) - {school}
            still = sorted(
                (one for one in followers if schools[one]["status"] in OPEN),
                key=lambda one: (schools[one]["name"], schools[one]["urn"]),
            )
            return still[0] if still else school

        journeys = self.facts(year, "school").items()
        signed_up = {school for (school, _), facts in journeys if facts["signed_up"]}
        cohort = {one for one in signed_up if today(one) != one or schools[one]["status"] in OPEN}
        present = {
            row["participant_id"]
            for row in self.attendances
            if row["outcome"] in ("present", "substituted")
        }
        taking_part = {
            today(row["school_id"])
            for row in self.places
            if (not row["withdrawn_at"] or row["id"] in present)
            and self.counts(self.groups[row["workgroup_id"]], year + 1)
        }
        now = {today(one) for one in cohort}
        return len(now & taking_part), len(now)


def past(school: int, links: dict[int, set[int]]) -> set[int]:
    """The school and all that the links lead to from it."""
    found, left = {school}, [school]
    while left:
        for one in links[left.pop()] - found:
            found.add(one)
            left.append(one)
    return found


def change_of(pairs: list[tuple[int, int]]) -> list:
    def to_one_place(value) -> str:
        return str(Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP))

    number = len(pairs)
    steps = [now - before for before, now in pairs]
    average = sum(steps) / number
    spread = sqrt(sum((step - average) ** 2 for step in steps) / (number - 1))
    return [
        number,
        to_one_place(Decimal(sum(before for before, _ in pairs)) / number),
        to_one_place(Decimal(sum(now for _, now in pairs)) / number),
        to_one_place(spread),
        sum(step > 0 for step in steps),
        sum(step == 0 for step in steps),
        sum(step < 0 for step in steps),
    ]


def every_figure_of_a_pack_is_right() -> None:
    """Packs of this year and of the last, of the demonstration's first hub."""
    hub = Hub.objects.get(slug="larkfield")
    by = Membership.objects.filter(hub=hub, role=Role.ADMINISTRATOR).order_by("pk")[0].user
    this_year = school_year_of(timezone.localdate())
    for year in (this_year, this_year - 1):
        now = timezone.now()
        pack = make_board_pack(hub=hub, year=year, now=now, by=by)
        by_hand, tables = Year(hub, year, now), tables_of(pack)
        funnel = tables["How far people and schools have come"]
        assert [list(row) for row in funnel] == by_hand.funnel()
        reached, of = by_hand.reach_in_all()
        for caption in ("By phase", "By local authority", BY_PREMIUM):
            rows = tables[caption]
            found = sum(row[2] for row in rows), sum(row[1] for row in rows)
            assert found == (reached, of), (caption, found, reached, of)
            assert all(row[3] == row[1] - row[2] for row in rows)
            assert all(row[4] == percent(row[2], row[1]) for row in rows)
        groups = [by_hand.attendance(group) for group in by_hand.published()]
        *listed, total = [row[1:] for row in tables["By Work Group"]] or [[]]
        assert listed == groups
        if listed:
            sums = [sum(row[place] or 0 for row in groups) for place in (0, 1, 3, 4, 5)]
            assert [total[place] for place in (0, 1, 3, 4, 5)] == sums
        labels = {wave.label: wave.value for wave in Wave}
        assert {labels[row[0]]: row[1:] for row in tables["Answers by wave"]} == by_hand.answers()
        changes = tables["Change in each intended outcome"]
        assert sorted(row[1:] for row in changes) == by_hand.changes()
        states = {state.label: state.value for state in FeeState}
        charged = {states[row[0]]: row[1:] for row in tables["What has become of fees"] if row[1]}
        assert charged == by_hand.fees()
        [(_, schools, going_on, share)] = [
            row for row in tables[by_title(pack, "Schools that go on")] if row[0] == "All projects"
        ]
        assert (going_on, schools) == by_hand.goes_on(year - 1)
        assert share == percent(going_on, schools)


def tables_of(pack: BoardPack) -> dict[str, list[list]]:
    return {table["caption"]: table["rows"] for one in pack.sections for table in one["tables"]}


def by_title(pack: BoardPack, title: str) -> str:
    [section] = [one for one in pack.sections if one["title"] == title]
    return section["tables"][0]["caption"]
