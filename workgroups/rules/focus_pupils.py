"""How many pupils each participant of a Work Group follows through the year."""

FOCUS_PUPILS_AT_MOST = 3
NUMBERS = range(FOCUS_PUPILS_AT_MOST + 1)
IN_WORDS = ("None", "One", "Up to two", "Up to three")


def focus_pupils_words(number: int) -> str:
    """“None”, or “Up to three for each participant”."""
    return f"{IN_WORDS[number]} for each participant" if number else IN_WORDS[number]
