"""Cells that a spreadsheet would run, and the apostrophe before them that keeps them text."""

FORMULA_STARTS = tuple("=+-@＝＋－＠")


def without_guard(cell: str) -> str:
    """What plain_cell() of pages/exports.py was given, so that a download can be read again."""
    guarded = cell.startswith("'") and cell[1:].lstrip().startswith(FORMULA_STARTS)
    return cell[1:] if guarded else cell
