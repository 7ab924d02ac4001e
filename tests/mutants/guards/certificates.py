"""Certificates: what they say stays, who gets one, and what whoever checks one reads."""

from tests.mutants.mutant import Mutant

CHECKED = "tests/participants/test_check_certificate.py::test_"
ISSUED = "tests/participants/test_certificates.py::test_"
PAGES = "tests/participants/test_certificate_pages.py::test_"
RULES = "tests/participants/test_certificate_rules.py::test_"

MUTANTS = [
    Mutant(
        "what was certified never changes",
        dropped="certificate_says_what_it_said",
        tests=[f"{ISSUED}what_was_certified_never_changes"],
    ),
    Mutant(
        "a certificate that ended never holds again",
        dropped="ended_certificate_stays",
        tests=[f"{ISSUED}what_ended_never_holds_again"],
    ),
    Mutant(
        "nobody has two certificates of one place that hold",
        dropped="one_live_certificate_of_each_place",
        tests=[f"{ISSUED}nobody_has_two_that_hold"],
    ),
    Mutant(
        "a date is certified to whoever attended it",
        text="if one.outcome in COUNTS_FOR_PERSON ]",
        instead="if one.outcome ]",
        tests=[f"{ISSUED}a_date_is_certified_to_whoever_attended_it"],
    ),
    Mutant(
        "nothing is certified before every register is closed",
        text="check_can_issue(workgroup) lines =",
        instead="lines =",
        tests=[f"{ISSUED}nothing_is_issued_before_the_last_register_is_closed"],
    ),
    Mutant(
        "whoever gave up the place did not complete",
        text="and can_complete and not gave_up",
        instead="and can_complete",
        tests=[f"{RULES}an_event_and_a_place_given_up_are_attended_and_not_completed"],
    ),
    Mutant(
        "nobody certifies themselves",
        text="return self.kind is not None and has_news and not self.is_own",
        instead="return self.kind is not None and has_news",
        tests=[f"{ISSUED}nobody_certifies_or_revokes_what_is_their_own"],
    ),
    Mutant(
        "nobody revokes their own certificate",
        text="if is_holder(by, held): raise OwnMatter(OWN_CERTIFICATE)",
        instead="pass",
        tests=[f"{ISSUED}nobody_certifies_or_revokes_what_is_their_own"],
    ),
    Mutant(
        "whoever checks a number reads the name only if its holder wants that",
        text="{% if certificate.name_shown_at %}{% include",
        instead="{% if True %}{% include",
        tests=[f"{CHECKED}one_that_holds_says_what_it_is_and_not_whose"],
    ),
    Mutant(
        "nobody tries many numbers of certificates",
        text="raise Refused(TOO_MANY_NUMBERS)",
        instead="return certificate_numbered(number)",
        tests=[f"{CHECKED}nobody_tries_many_numbers"],
    ),
    Mutant(
        "what holds no more is printed no more",
        text="check_holds(certificate) except Refused as refusal:",
        instead="pass\n    except Refused as refusal:",
        tests=[f"{PAGES}the_holder_reads_why_it_was_revoked_and_prints_it_no_more"],
    ),
]
