"""How typed text is compared with the names of schools: plain letters and digits, in words.

The database reads the names with the same table (schools/models/school.py), so both sides agree.
"""

import re

ACCENTED = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŴŶàáâãäåçèéêëìíîïñòóôõöùúûüýÿŵŷ"
UNACCENTED = "AAAAAACEEEEIIIINOOOOOUUUUYWYaaaaaaceeeeiiiinooooouuuuyywy"
PUNCTUATION = '-–—/\\.,;:!?"“”&+()[]{}<>@#^*_=|~$£…'
APOSTROPHES = "'’‘`´"

PLAIN = str.maketrans(ACCENTED + PUNCTUATION, UNACCENTED + " " * len(PUNCTUATION), APOSTROPHES)
WORDS_AT_MOST = 10
LETTERS_AT_MOST = 100


def search_words(text: str) -> list[str]:
    """The words to look for, in lower case: "St Mary's & St John" gives st, marys, st, john.

    "And" is left out beside other words, as names write it in two ways.
    """
    words = re.findall("[a-z0-9]+", text[:LETTERS_AT_MOST].translate(PLAIN).lower())
    return [word for word in words if word != "and" or len(words) == 1][:WORDS_AT_MOST]
