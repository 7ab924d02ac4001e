"""Sentences on pages that say that somebody is, or was, written to."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PACKAGES = [
    *("access", "pages", "outbox", "schools", "hubs", "needs", "workgroups", "participants"),
    *("evaluations", "fees", "portal"),
]
# Elsewhere nothing is written for a page: emails have their own words, and the demonstration
# plays people who talk.
SILENT = {"emails", "migrations", "management", "demo", "tests"}
CLAIM = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being) (?:also |then )?(?:told|asked|emailed|thanked)"
    r"|(?:has|have) (?:told|emailed|asked|written to|sent)"
    r"|been sent|sent (?:to )?(?:you|them)|gets? an email|an email (?:about|that|with)|by email"
    r"|we (?:email|write|ask|tell)|on its way)\b",
    re.IGNORECASE,
)
HOLE = "…"  # what a page fills in


def sentences_of(text: str) -> Iterator[str]:
    """The sentences that make such a claim, in single spaces."""
    for sentence in re.split(r"(?<=[.!?:])\s+|\n\s*\n|\x00", text):
        words = " ".join(sentence.split())
        if CLAIM.search(words):
            yield words


def claims() -> Iterator[tuple[str, str]]:
    """(file, sentence) of every one, in templates and in the strings of the code."""
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.is_file() and "emails" not in path.parts:
            for sentence in sentences_of(words_of_template(path.read_text())):
                yield str(path.relative_to(ROOT)), sentence
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if not SILENT.intersection(path.parts) and path.stem != "emails":
                for text in strings_of(ast.parse(path.read_text())):
                    for sentence in sentences_of(text):
                        yield str(path.relative_to(ROOT)), sentence


def words_of_template(source: str) -> str:
    source = re.sub(r"{#.*?#}|{% (?:load|extends|comment).*?%}", "", source, flags=re.DOTALL)
    # Each element that ends a line ends a sentence, and so does each branch.
    source = re.sub(
        r"</(?:p|li|h\d|dd|dt|td|th|div|a)>|{% (?:el|else|end)?if.*?%}|{% else %}", "\x00", source
    )
    return re.sub(r"<[^>]+>", " ", re.sub(r"{[{%].*?[%}]}", HOLE, source))


def strings_of(tree: ast.AST) -> Iterator[str]:
    """Every text in it but docstrings; of an f-string the whole, with a hole for each value."""
    skipped = {id(node) for node in docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else HOLE for part in node.values
            )
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in skipped:
            yield node.value


def docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first.value


# They speak of what others say, of nobody's being written to, or of asking on the page itself.
NO_CLAIM = {
    ("templates/evaluations/evidence.html", "This Work Group was cancelled, so nobody is asked."),
    ("templates/evaluations/evidence.html", "Nobody has been asked yet."),
    ("templates/evaluations/evidence.html", "Nobody was asked:"),
    ("templates/fees/confirm_several.html",
     "They are asked to pay nothing until you issue the invoices, and until then a fee can still "
     "be waived."),
    ("evaluations/actions/publication.py",
     "Enter their email address first, so that they can be asked."),
    ("evaluations/forms/publication.py", "For example “by email”."),
    ("evaluations/forms/report.py", "It has not been sent after all"),
    ("templates/evaluations/publication_detail.html", "Ask by email …"),
    # Above the rows themselves.
    ("templates/fees/fee_detail.html", "Who was told"),
    ("templates/hubs/_contact_notes.html", "The school has asked not to be contacted."),
    ("templates/hubs/hub.html", "Write to us, and we tell you."),
    ("templates/participants/enter_on_behalf.html",
     "For what reached you by email, by telephone or on paper."),
    # What people have asked for.
    ("evaluations/views/figure_words.py", "have asked for a place"),
    ("participants/rules/listed_verdict.py", "Has asked already:"),
    ("participants/rules/listed_verdict.py", "Has asked already from another address:"),
    ("participants/rules/listed_verdict.py", "has asked"),
    ("participants/rules/listed_verdict.py", "have asked"),
    ("templates/participants/offer_chosen.html",
     "Whoever is held up by something else stays as they are and is told nothing."),
    # The page lists only whom a row names.
    ("templates/participants/whom_to_invite.html",
     "everybody on the list has been invited or has asked already."),
    ("templates/components/link_expired.html",
     "Links in our emails work for a limited time, and only for as long as we write to the address "
     "they were sent to."),
    ("templates/participants/call_off_workgroup.html",
     "nobody has asked for a place, and nobody else leads it."),
    ("templates/evaluations/evidence.html", "nobody has asked for a place."),
    ("hubs/rules/agreement_text.py",
     "The school may be asked to host a workshop or to open a lesson to others of the Work Group, "
     "on a day that suits it."),
    ("templates/participants/interest_page.html",
     "Say why it fits where we ask what you would like to work on."),
    ("templates/participants/offer_chosen.html", "They stay as they are and are told nothing."),
    ("templates/participants/same_person.html", "Nobody else waits to be told apart from them."),
    ("templates/portal/gallery.html", "After that the school may be asked for £75.00."),
    ("templates/workgroups/_flyer_standing.html",
     "we ask who you are, your school and your role, and no head need approve."),
    # The letter itself, as it will read.
    ("templates/workgroups/invite_schools.html",
     "This Work Group answers it, and we tell you first:"),
    ("schools/forms/contact.py", "May we write to this address?"),
    ("hubs/forms/hub.py",
     "Work Groups of all hubs count, and what the school has told you of."),
    ("hubs/forms/hub.py", "whoever offers the place is asked for a reason."),
    ("needs/views/enquiry.py", "Answer by email"),
    ("workgroups/actions/plan.py",
     "People have already been asked about one of these outcomes, so it has to stay."),
    ("participants/actions/interest.py",
     "This expression of interest has been sent and can no longer be changed."),
    ("pages/prepared.py", "A moment is asked for anew each time:"),
    ("outbox/again.py", "A sign-in code is asked for anew on the page to sign in."),
    ("outbox/again.py", "This email is still on its way, so there is nothing to send again."),
    ("outbox/stop_links.py",
     "This email is still on its way, so its links can be stopped only once it has gone."),
    ("participants/actions/head.py", "The head is not to be asked:"),
    ("participants/models/interest.py", "the head is asked to approve"),
    ("participants/hooks/leads.py",
     "… takes part in this Work Group or has asked to, so somebody else leads it."),
    ("participants/queries/called_off.py", "People who have asked"),
    ("participants/views/closed_schools.py", "(has asked from another school as well:"),
    ("templates/participants/_foreseen.html", "Nobody has been told yet."),
    ("participants/rules/allocation.py",
     "They have sent another expression of interest since."),
    ("fees/rules.py", ", by email"),
    ("fees/views/fee.py",
     "It is asked to pay nothing until you issue the invoice, and until then the fee can still be "
     "waived."),
    ("portal/sign_in.py", "Too many codes have been asked for."),
    ("portal/gallery_contents.py", "The school will not be asked to pay."),
}  # fmt: skip
