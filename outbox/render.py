"""Turns one template into a whole email: subject, HTML and the text that says the same.

There is one template for each kind, templates/emails/<kind>.html. The subject is its <title>,
and the text is derived from its paragraphs, lists and links, so the three never say two things.
"""

import re
from functools import cache
from html.parser import HTMLParser

import css_inline
from django.conf import settings
from django.template.loader import render_to_string

from outbox.models import Message

BLOCKS = {"p", "div", "h1", "h2", "li", "dt", "dd", "tr"}
MARKS = {"li": "- ", "dd": "  "}  # what a line of plain text begins with


def compose(kind: str, *, key: str, to: str, hub=None, context: dict | None = None, **fields):
    """An unsaved Message of this kind, signed by the hub if there is one."""
    context = {"hub": hub, "site_name": settings.SITE_NAME, **(context or {})}
    source = render_to_string(f"emails/{kind}.html", context)
    letter = Letter()
    letter.feed(source)
    return Message(
        kind=kind,
        key=key,
        to_email=to,
        hub=hub,
        # What speaks of a Work Group names it by this word, in every template.
        workgroup=context.get("workgroup"),
        from_name=one_line(hub.name if hub else settings.SITE_NAME)[:150],
        reply_to=hub.mailbox if hub else "",
        subject=one_line(letter.subject)[:250],
        text=letter.text(),
        html=inliner().inline(source),
        **fields,
    )


def one_line(value: str) -> str:
    return re.sub(r"\s+", " ", value).strip()


@cache
def inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)


class Letter(HTMLParser):
    """Reads an email's HTML and keeps what plain text can say."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.subject = ""
        self.lines: list[str] = []
        self.words = ""
        self.href = ""
        self.silent = 0
        self.in_title = False

    def handle_starttag(self, tag, attrs):
        if tag == "title":
            self.in_title = True
        elif tag in ("style", "head"):
            self.silent += 1
        elif tag in BLOCKS:
            self.end_line()
            self.words = MARKS.get(tag, "")
        elif tag == "br":
            self.end_line(gap=False)
        elif tag == "a":
            self.href = dict(attrs).get("href") or ""

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False
        elif tag in ("style", "head"):
            self.silent -= 1
        elif tag == "a" and self.href:
            self.end_link()
        elif tag in BLOCKS:
            self.end_line(gap=tag not in ("li", "dt", "dd"))
        elif tag in ("ul", "dl"):
            self.lines.append("")

    def handle_data(self, data):
        if self.in_title:
            self.subject += data
        elif not self.silent:
            words = re.sub(r"\s+", " ", data)
            self.words += words if self.words.strip(" -") else words.lstrip()

    def end_link(self):
        address = self.href.removeprefix("mailto:")
        # A link whose words are its address would say it twice.
        if not self.words.strip().endswith(address):
            self.words = f"{self.words.rstrip()}: {address}"
        self.href = ""

    def end_line(self, *, gap: bool = True):
        if self.words.strip(" -"):
            self.lines.append(self.words.rstrip())
            if gap:
                self.lines.append("")
        self.words = ""

    def text(self) -> str:
        self.end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip() + "\n"
