from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from outbox.render import Letter, one_line

EMAILS = sorted(path.stem for path in (Path(settings.BASE_DIR) / "templates/emails").glob("*.html"))


def text_of(html: str) -> str:
    letter = Letter()
    letter.feed(html)
    return letter.text()


def test_text_says_what_the_paragraphs_lists_and_links_say():
    html = """
      <html><head><title>Your  place</title><style>p { color: red }</style></head><body>
      <p>Dear Tara &amp; Ben,</p>
      <dl><dt>When</dt><dd>Wednesday</dd></dl>
      <ul><li>one</li><li>two</li></ul>
      <p><a class="button" href="https://portal.example.org/x">See your dates</a></p>
      <p>Write to <a href="mailto:hub@example.org">hub@example.org</a>.</p>
      </body></html>
    """

    assert text_of(html) == (
        "Dear Tara & Ben,\n\nWhen\n  Wednesday\n\n- one\n- two\n\n"
        "See your dates: https://portal.example.org/x\n\nWrite to hub@example.org.\n"
    )


def test_a_subject_is_one_line():
    assert one_line(" Your\n place\r\n ") == "Your place"


@pytest.mark.parametrize("name", EMAILS)
def test_every_email_template_can_be_read(name):
    get_template(f"emails/{name}.html")
