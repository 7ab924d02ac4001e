"""A list as people type or paste it: one thing on a line."""

BULLETS = " \t•*-–✓"


def lines_of(text: str) -> list[str]:
    """The lines that say something, without the bullet a copied list brings along."""
    return [line.strip(BULLETS) for line in text.splitlines() if line.strip(BULLETS)]
