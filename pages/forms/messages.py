"""What a form says when an answer is missing or cannot be taken: a sentence for a teacher."""

from django import forms

PROPER_NOUNS = ("Work Group", "Maths Hub")
DETERMINERS = {"a", "an", "the", "your", "their", "how", "what", "when", "where", "which", "who"}

NOT_ON_LIST = "Choose one of the answers on the list"
NOT_STORABLE = "Remove the characters that are not letters, numbers or signs"


def messages_for(label: str, field: forms.Field) -> dict[str, str]:
    """By error code. `%(limit_value)d` and the like are filled in by Django."""
    subject = f"Your answer to “{label}”" if is_question(label) else label
    # A label may be somebody's own words, like "Half (50%)", in a message Django fills in.
    counted = subject.replace("%", "%%")
    return {
        "required": missing_message(label, field),
        "invalid": invalid_message(subject, field),
        "invalid_choice": NOT_ON_LIST,
        "invalid_pk_value": NOT_ON_LIST,
        "invalid_list": NOT_ON_LIST,
        "max_length": f"{counted} must be %(limit_value)d characters or fewer",
        "min_length": f"{counted} must be %(limit_value)d characters or more",
        "max_value": f"{counted} must be %(limit_value)s or less",
        "min_value": f"{counted} must be %(limit_value)s or more",
        "max_decimal_places": f"{counted} must have no more than %(max)s decimal places",
        "empty": "The file is empty. Choose another file",
        "missing": missing_message(label, field),
    }


def missing_message(label: str, field: forms.Field) -> str:
    if is_question(label):
        return f"Answer “{label}”"
    if isinstance(field.widget, forms.CheckboxInput):
        return f"Tick “{label}” to go on"
    chosen = isinstance(field.widget, forms.Select | forms.RadioSelect | forms.FileInput)
    return f"{'Choose' if chosen else 'Enter'} {as_object(label)}"


def invalid_message(subject: str, field: forms.Field) -> str:
    if isinstance(field, forms.EmailField):
        return "Enter an email address in full, like name@example.org"
    if isinstance(field, forms.URLField):
        return "Enter a web address in full, like www.example.org/meeting"
    if isinstance(field, forms.DecimalField | forms.FloatField):
        return f"{subject} must be a number, like 2.5"
    if isinstance(field, forms.IntegerField):
        return f"{subject} must be a whole number, like 12"
    return f"{subject} is not in a form we can read. Check it and try again"


def as_object(label: str) -> str:
    """ "the email address" for "Email address", "your name" for "Your name"."""
    first, _, rest = label.partition(" ")
    if first[1:].islower() and not label.startswith(PROPER_NOUNS):
        first = first.lower()
    if first.lower() in DETERMINERS:
        return f"{first} {rest}".rstrip()
    return f"the {first} {rest}".rstrip()


def is_question(label: str) -> bool:
    return label.rstrip().endswith("?")
