"""What somebody, or something, may send in place of an answer."""

from hypothesis import strategies as st

HOSTILE = st.one_of(
    st.text(alphabet=st.characters(), max_size=40),
    st.sampled_from(
        [
            "\x00",
            "a\x00b",
            "\ud800",
            "🧮" * 50,
            "9" * 10_000,
            "x" * 10_000,
            "-1e999999",
            "NaN",
            "Infinity",
            "١٢",
            "<script>alert(1)</script>",
            "' OR 1=1 --",
            "\r\n\t",
            "٠:٠",
            "²",
        ]
    ),
)
