"""What the national team reads of every hub: sums of groups of five, and approved reports."""

from tests.mutants.mutant import Mutant

NETWORK = "tests/evaluations/test_network.py::test_"
TOTALS = "tests/evaluations/test_hub_totals.py::test_"
BY_WHOLE_GROUPS = f"{NETWORK}people_count_by_whole_work_groups_of_five_and_by_project_and_phase"

MUTANTS = [
    Mutant(
        "people of a small Work Group count in no total",
        text="if not may_be_shown(group.places):",
        instead="if False:",
        tests=[BY_WHOLE_GROUPS],
    ),
    Mutant(
        "the database holds no totals of four people",
        dropped="hub_totals_of_five_or_more",
        tests=[f"{TOTALS}the_database_holds_no_totals_of_four_people"],
    ),
    Mutant(
        "the national team reads what a hub lead has approved",
        text="return APPROVED | super().within_reach",
        instead="return Q(pk__gt=0) | super().within_reach",
        tests=[f"{NETWORK}approved_reports_are_read_and_no_others"],
    ),
    Mutant(
        "a hub stands beside the hubs of all regions",
        text="lines = measure_lines(network, self.all_hubs)",
        instead="lines = measure_lines(network, rows)",
        tests=[f"{NETWORK}hubs_are_narrowed_by_region_project_and_phase_and_stand_beside_all"],
    ),
]
