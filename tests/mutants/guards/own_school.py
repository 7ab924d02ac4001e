"""The page of a school, which names its staff."""

from tests.mutants.mutant import Mutant

PAGE = "tests/participants/test_own_school.py::test_"

MUTANTS = [
    Mutant(
        "only heads and maths leads have the link to a school's page",
        text="return self.filter(role__in=ANSWER_FOR_MATHS)",
        instead="return self",
        tests=[f"{PAGE}the_answer_is_the_same_whether_the_address_is_known"],
    ),
    Mutant(
        "whoever has left a school is not shown on its page for later",
        text="return Q(person__school=school) | Q(Exists(beside))",
        instead="return Q()",
        tests=[f"{PAGE}whoever_has_left_the_school_is_not_shown_for_later"],
    ),
    Mutant(
        "a school's page gives the way to an approval to its head alone",
        text="return reader.role == ContactRole.HEAD",
        instead="return True",
        tests=[f"{PAGE}only_the_head_is_given_the_way_to_what_a_head_decides"],
    ),
    Mutant(
        "a link to a school's page waits in the outbox for nobody who has lost the role",
        text="if known.get(m.about_id) == m.to_email",
        instead="",
        tests=[f"{PAGE}a_head_who_changes_loses_the_link"],
    ),
]
