"""One spelling of each email address, and none that our mail could not be sent to."""

import pytest
from django.core.validators import validate_email
from hypothesis import given
from hypothesis import strategies as st

from pages.rules.mail_address import IN_FULL, mail_address

INVISIBLE = "\u200b"


@pytest.mark.parametrize(
    "spelling",
    [
        "Ada@Example.ORG",
        "  ada@example.org\t",
        "\u00a0ada@example.org\u3000",
        f"{INVISIBLE}\ufeffada@example.org\u202c\u00ad",
    ],
)
def test_every_spelling_of_an_address_is_one_address(spelling):
    assert mail_address(spelling) == "ada@example.org"


@pytest.mark.parametrize(
    "spelling",
    [
        "ada@bücher.example.org",
        "ada@bu\u0308cher.example.org",
        "Ada@BÜCHER.example.org",
        "ada@xn--bcher-kva.example.org",
        "ada@XN--BCHER-KVA.example.org",
    ],
)
def test_a_domain_in_other_letters_has_one_spelling(spelling):
    assert mail_address(spelling) == "ada@xn--bcher-kva.example.org"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            f"ada{INVISIBLE}@example.org",
            "There is an invisible character (zero width space) after “ada” (character 4). "
            "Delete it",
        ),
        (
            "\uff41da@example.org",
            "“\uff41” (fullwidth latin small letter a) at the beginning (character 1) is not the "
            "ordinary “a”. Type “a” in its place",
        ),
        (
            "ada\u00a0b@example.org",
            "There is a special space (no-break space) after “ada” (character 4). "
            "Type an ordinary space in its place",
        ),
        (
            "ada b@example.org",
            "The part before the @ has a space (character 4), which our email cannot be sent to. "
            "Check the address, or enter another",
        ),
        (
            "zoë@example.org",
            "The part before the @ has “ë” (character 3), which our email cannot be sent to. "
            "Check the address, or enter another",
        ),
        ("a..b@example.org", "The part before the @ has a dot too many. Check the address"),
        ("ada.@example.org", "The part before the @ has a dot too many. Check the address"),
        ("ada@example", "The part after the @ must have a dot in it, like example.org"),
        ("ada@localhost", "The part after the @ must have a dot in it, like example.org"),
        ("ada@example.org.", "Take out the dot at the end of the email address"),
        ("ada@192.0.2.1", "“192.0.2.1” is not the name of a mail server. Check the address"),
        ("ada@[192.0.2.1]", "“[192.0.2.1]” is not the name of a mail server. Check the address"),
        ("ada@exa_mple.org", "“exa_mple.org” is not the name of a mail server. Check the address"),
        ("ada@example..org", "“example..org” is not the name of a mail server. Check the address"),
        ("ada@-x.org", "“-x.org” is not the name of a mail server. Check the address"),
        # In 2003 the standard made “strasse” of it, since 2010 another domain.
        ("ada@straße.org", "“straße.org” is not the name of a mail server. Check the address"),
        ("ada", IN_FULL),
        ("@example.org", IN_FULL),
        ("ada@", IN_FULL),
        ("", IN_FULL),
    ],
)
def test_what_no_email_could_be_sent_to_is_refused_with_what_to_do(typed, says):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the words are the test
        mail_address(typed)

    assert str(refusal.value) == says


@pytest.mark.parametrize(
    ("fits", "is_too_long", "says"),
    [
        ("a" * 64 + "@b.org", "a" * 65 + "@b.org", "The part before the @ must be 64 characters"),
        ("a@" + "b" * 63 + ".org", "a@" + "b" * 64 + ".org", "“b"),
        (
            "a@" + "bc." * 83 + "org",
            "a@" + "bc." * 83 + "orgs",
            "The email address must be 254 characters",
        ),
    ],
)
def test_both_sides_of_each_limit(fits, is_too_long, says):
    assert mail_address(fits) == fits
    with pytest.raises(ValueError, match=f"^{says}"):
        mail_address(is_too_long)


@given(st.one_of(st.text(), st.emails()))
def test_what_is_taken_is_its_own_spelling_and_plain(typed):
    try:
        address = mail_address(typed)
    except ValueError:
        return

    assert mail_address(address) == address == address.lower()
    assert address.isascii()
    validate_email(address)
