from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from outbox.render import Letter, compose, one_line

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


def test_a_letter_carries_its_style_where_outlook_reads_it():
    letter = compose("sign-in-unknown", key="a", to="tara@example.org")

    assert "<style" not in letter.html
    assert '<h1 style="' in letter.html
    # Word draws no greatest width: a table of its own holds the letter.
    assert '<!--[if mso]><table role="presentation" align="center" width="580"' in letter.html
    assert "[if mso]" not in letter.text


def test_a_button_is_as_large_in_outlook_as_elsewhere():
    letter = compose("interest-saved", key="a", to="tara@example.org", context={"link": "/x"})

    button = letter.html.split('class="button"')[1].split(">")[0]
    assert "background-color: #0a5a60" in button
    assert "mso-padding-alt: 0" in button
    assert "mso-border-alt: 12px solid #0a5a60" in button
