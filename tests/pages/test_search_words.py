"""What is typed and what is kept are read alike, whatever the script and its accents."""

from datetime import date
from unicodedata import category, normalize

import pytest

from hubs.models import FormerName, Hub
from pages.rules.search_words import misspellings, plain_text, typed_words
from pages.searching import plain_column
from tests.factories import HubFactory

NAMES = {
    "Łukasz Żółć": "lukasz zolc",
    "Jiří Dvořák": "jiri dvorak",
    "Işıl Çağlayan İnan": "isil caglayan inan",
    "Ștefan Țăranu": "stefan taranu",
    "Γιώργος Παπαδόπουλος": "giorgos papadopoulos",
    "Ευάγγελος Σταύρου": "evangelos stavrou",
    "Θάλεια Ψύχου": "thaleia psychou",
    "Χρυσούλα Ξένου-Φωκά": "chrysoula xenou foka",
    "Nguyễn Thị Hường": "nguyen thi huong",
    "Søren Ærø": "soren aero",
    "Đorđe Weiß": "dorde weiss",
    "Þórður Œuvre": "thordur oeuvre",
    "Siobhán O’Brien": "siobhan obrien",
    "O´Brien": "obrien",
    "ﬁne Ｗide": "fine wide",
    "李明": "李明",
    "हिन्दी": "हिन्दी",
}


@pytest.mark.parametrize(("name", "letters"), NAMES.items())
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_read_in_plain_small_letters(name, letters, form):
    assert plain_text(normalize(form, name)) == normalize("NFKD", letters)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("St. Mary's", ["st", "marys"]),
        ("NCP21-15 maths", ["ncp21 15", "maths"]),
        (" & -- ", []),
        ("a " * 11, ["a"] * 10),
    ],
)
def test_signs_part_a_typed_word_and_count_for_nothing_at_its_ends(text, words):
    assert typed_words(text) == words


@pytest.mark.parametrize("other", ["larkfeild", "lrkfield", "larkkfield", "lorkfield", "larkfiel"])
def test_a_word_one_letter_away_is_a_misspelling(other):
    assert "larkfield" in misspellings(other)


@pytest.mark.parametrize("word", ["hill", "zz12ab", "900123", "παπας"])
def test_what_is_short_or_a_number_is_not_taken_for_another(word):
    assert misspellings(word) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kept", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_name_is_found_as_it_is_stored_and_in_plain_letters(name, kept, typed):
    HubFactory(name=normalize(kept, name))
    HubFactory(name="Larkfield")

    for text in (normalize(typed, name), NAMES[name], name.upper(), name.split()[-1]):
        assert [hub.name for hub in Hub.objects.search(text)] == [normalize(kept, name)]


def kept_letters(texts: list[str]) -> list[str]:
    """As the database reads them."""
    hub, day = HubFactory(), date(2020, 1, 1)
    FormerName.objects.bulk_create(FormerName(hub=hub, name=text, until_on=day) for text in texts)
    rows = FormerName.objects.order_by("pk").annotate(letters=plain_column("name"))
    return list(rows.values_list("letters", flat=True))


@pytest.mark.django_db
def test_every_letter_is_kept_as_it_is_read():
    letters = [
        f"a{letter}B"
        for letter in map(chr, range(1, 0x3000))
        if category(letter) not in ("Cn", "Cs", "Co")
    ]

    differing = [
        (text, plain_text(text), kept)
        for text, kept in zip(letters, kept_letters(letters), strict=True)
        if plain_text(text) != kept
    ]

    assert differing == []
