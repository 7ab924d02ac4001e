import pytest

from pages.wording import number_words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (999, "999"), (1000, "1,000"), (24_000, "24,000")]
)
def test_past_a_thousand_digits_stand_in_threes(number, words):
    assert number_words(number) == words
