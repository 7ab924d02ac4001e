"""Names as varied as a register's and a staff list's, so that a search has something to find."""

FIRST = (
    *("Ada", "Amir", "Ben", "Bola", "Carys", "Chen", "Dev", "Ewa", "Femi", "Greta", "Hana"),
    *("Idris", "Jo", "Kemi", "Lena", "Mina", "Nia", "Omar", "Priya", "Quinn", "Rosa", "Sami"),
    *("Tess", "Zed"),
)
BEGINNINGS = (
    *("Ash", "Beck", "Birch", "Cold", "Deer", "Elm", "Fern", "Gold", "Hare", "Iron", "Lark"),
    *("Mill", "North", "Oak", "Pine", "Rook", "Stone", "Thorn", "Wend", "Yarrow"),
)
ENDINGS = (
    *("bank", "bourne", "brook", "by", "combe", "dale", "den", "field", "ford", "gate", "ham"),
    *("hill", "holt", "hurst", "ley", "mere", "stead", "ton", "well", "worth"),
)


def place_name(number: int) -> str:
    """One of 400; of 20 in turn no two begin alike."""
    beginning, ending = number % len(BEGINNINGS), number // len(BEGINNINGS) % len(ENDINGS)
    return BEGINNINGS[beginning] + ENDINGS[ending]


def person_name(number: int) -> str:
    """One of 9,600; of 24 in turn no two have the same first name."""
    return f"{FIRST[number % len(FIRST)]} {place_name(number // len(FIRST))}"
