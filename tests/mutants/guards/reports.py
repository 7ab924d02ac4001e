"""Reports: what is sent, who pays heed to whom, and what the public reads."""

from tests.mutants.mutant import Mutant

WHOLE = "tests/evaluations/test_report_whole.py::test_"
PACK = "tests/evaluations/test_board_pack.py::test_"
PUBLISHED = "tests/evaluations/test_publication.py::test_"

MUTANTS = [
    Mutant(
        "no lead overwrites what another has saved",
        text="row.version != seen_version and row.saved_by != by",
        instead="False",
        tests=[f"{WHOLE}what_is_typed_is_kept_and_nobody_overwrites_another_lead"],
    ),
    Mutant(
        "a lead reads no cost",
        text="cost_lines(figures.cost) if figures and sees_cost else []",
        instead="cost_lines(figures.cost) if figures else []",
        tests=[f"{WHOLE}the_cost_stands_beside_for_the_hub_and_the_board_and_not_for_the_lead"],
    ),
    Mutant(
        "a text is read only with the consent of all whom it names",
        text="~Exists(lacking), published_at__isnull=False",
        instead="published_at__isnull=False",
        tests=[f"{PUBLISHED}it_is_gone_everywhere_in_the_moment_consent_is_withdrawn"],
    ),
    Mutant(
        "a text is read only while its report is approved",
        text="published_at__isnull=False, report__state=ReportState.APPROVED",
        instead="published_at__isnull=False",
        tests=[f"{PUBLISHED}it_is_gone_while_its_report_is_reopened"],
    ),
    Mutant(
        "a pack is of its own hub alone",
        text="engagement_in(self.user, year=year, hub=self.hub.pk)",
        instead="engagement_in(self.user, year=year)",
        tests=[f"{PACK}a_pack_is_of_its_own_hub_alone_though_its_maker_looks_after_two"],
    ),
]
