"""Specialisms are words people choose themselves: "Bar modelling, early number"."""

AT_MOST = 12
LONGEST = 40


def read_specialisms(text: str) -> list[str]:
    """Each once, with a capital and single blanks, in the order of the alphabet.

    Raises ValueError, in words, for too many or one that is too long.
    """
    found: dict[str, str] = {}
    for part in text.replace("\n", ",").replace(";", ",").split(","):
        words = " ".join(part.split())
        if words:
            found.setdefault(words.lower(), words[0].upper() + words[1:])
    if len(found) > AT_MOST:
        raise ValueError(f"Enter no more than {AT_MOST} specialisms")
    if any(len(words) > LONGEST for words in found.values()):
        raise ValueError(f"Keep each specialism to {LONGEST} characters")
    return [found[key] for key in sorted(found)]
