"""The one spelling of an email address, and what no mail server could be given."""

import re

from pages.rules.odd_characters import odd_character_problem, trimmed

IN_FULL = "Enter an email address in full, like name@example.org"
LONGEST, LONGEST_NAME = 254, 64
NAME_SIGNS = r"a-z0-9!#$%&'*+/=?^_`{|}~-"
NOT_IN_NAME = re.compile(rf"[^.{NAME_SIGNS}]")
NAME = re.compile(rf"[{NAME_SIGNS}]+(\.[{NAME_SIGNS}]+)*")
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
# Two generations of the standard disagree which domain a name with one of these is.
AMBIGUOUS = "ßς"


def mail_address(typed: str) -> str:
    """The address as it is kept and written to, however it was spelt: one spelling for each.

    Raises ValueError with what to do about an address that our mail could not be sent to.
    """
    text = trimmed(typed)
    if len(text) > LONGEST:
        raise ValueError(f"The email address must be {LONGEST} characters or fewer")
    if problem := odd_character_problem(text):
        raise ValueError(problem)
    name, _, domain = text.rpartition("@")
    if not name or not domain:
        raise ValueError(IN_FULL)
    address = f"{name_part(name.lower())}@{domain_part(domain.lower())}"
    if len(address) > LONGEST:
        raise ValueError(f"The email address must be {LONGEST} characters or fewer")
    return address


def name_part(name: str) -> str:
    if wrong := NOT_IN_NAME.search(name):
        letter = "a space" if wrong[0] == " " else f"“{wrong[0]}”"
        raise ValueError(
            f"The part before the @ has {letter} (character {wrong.start() + 1}), which our "
            "email cannot be sent to. Check the address, or enter another"
        )
    if len(name) > LONGEST_NAME:
        raise ValueError(f"The part before the @ must be {LONGEST_NAME} characters or fewer")
    if not NAME.fullmatch(name):
        raise ValueError("The part before the @ has a dot too many. Check the address")
    return name


def domain_part(domain: str) -> str:
    """In the letters that mail servers know: a domain in others has one such spelling."""
    if domain.endswith("."):
        raise ValueError("Take out the dot at the end of the email address")
    if "." not in domain:
        raise ValueError("The part after the @ must have a dot in it, like example.org")
    try:
        plain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        plain = ""
    labels = plain.split(".")
    is_known = all(LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()
    if not is_known or len(labels[-1]) < 2 or not set(AMBIGUOUS).isdisjoint(domain):
        raise ValueError(f"“{domain[:60]}” is not the name of a mail server. Check the address")
    return plain
