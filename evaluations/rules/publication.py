"""How a publication begins: in the words of the approved report, for the hub to make plain."""

from collections.abc import Iterable, Mapping

from evaluations.choices import PublicationKind

BEGINS_WITH = ("did_it_work", "how_we_know", "tasks_showed", "innovation_shown", "what_next")


def text_to_begin_with(kind: str, parts: Mapping[str, str]) -> str:
    """A case study is about one school, of which the report says little: it begins empty."""
    if kind == PublicationKind.CASE_STUDY:
        return ""
    said = (parts.get(name, "").strip() for name in BEGINS_WITH)
    return "\n\n".join(filter(None, said))


def newsletter_text(pieces: Iterable[tuple[str, str, str]]) -> str:
    """Of (title, text, link) each, in plain text to be pasted."""
    return "\n\n\n".join(
        f"{title.upper()}\n\n{text.strip()}\n\nRead it: {link}" for title, text, link in pieces
    )
