"""Five hundred certificates in one PDF, beside typst alone on pages whose words are ready."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from bench.measure import Figure, against_floor, queries_of, rolled_back, say, spent_side_by_side
from hubs.models import User
from pages.typeset import in_standards, inputs_of
from participants.actions.certificate import issue_certificates
from participants.documents import certificates_pdf, certificates_sheet, source_of
from participants.models import Certificate
from participants.queries.certificate import certificate_lines
from workgroups.models import WorkGroup

NUMBER, RUNS = 500, 3
TIMES_TYPST = 3


def figures() -> Iterator[Figure]:
    with rolled_back():
        issue_in_groups_that_are_over()
        say(f"{NUMBER} certificates printed {RUNS} times")
        words = words_of_all()
        (measured, worked), (floor, least) = spent_side_by_side(
            print_all, lambda: in_standards(source_of("certificate"), words, ["ua-1"]), runs=RUNS
        )
        asked = len(queries_of(print_all))
    yield against_floor(
        f"{NUMBER} certificates in one PDF",
        measured,
        floor,
        at_most=TIMES_TYPST,
        queries=asked,
        # Typst alone keeps two processors at work, and what is drawn before it only one.
        by_processor=worked / least,
    )


def issue_in_groups_that_are_over() -> None:
    by = User.objects.filter(memberships__role="administrator").earliest("pk")
    over = WorkGroup.objects.over(timezone.now()).select_related("hub", "project").order_by("pk")
    for workgroup in over.iterator():
        lines = certificate_lines(workgroup, reader=by)
        issue_certificates(workgroup=workgroup, chosen={line.key for line in lines}, by=by)
        if Certificate.objects.count() >= NUMBER:
            return
    raise RuntimeError("There are not enough Work Groups that are over.")


def print_all() -> None:
    certificates_pdf(list(Certificate.objects.order_by("pk")[:NUMBER]), title="Certificates")


def words_of_all() -> dict[str, Any]:
    certificates = list(Certificate.objects.order_by("pk")[:NUMBER])
    return inputs_of(certificates_sheet(certificates, title="Certificates"), {})
