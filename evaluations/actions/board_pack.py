"""Making a pack for the board: once made, it never changes."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from evaluations.documents import pack_pdf, pack_workbook
from evaluations.models import BoardPack
from evaluations.queries.board_pack import PackOf, sections_of
from hubs.models import Hub, User
from pages.wording import instant_words, school_year_words


@transaction.atomic
def make_board_pack(*, hub: Hub, year: int, now: datetime, by: User) -> BoardPack:
    """Reckon every section of the hub's year as it stands, and keep it with its papers."""
    # Of two who ask at once the second waits here and gets the next number.
    Hub.objects.select_for_update(of=("self",)).get(pk=hub.pk)
    last = BoardPack.objects.filter(hub=hub).order_by("-number").values_list("number", flat=True)
    number = (last.first() or 0) + 1
    pack = PackOf(hub=hub, year=year, user=by, now=now, on=timezone.localdate(now))
    sections = sections_of(pack)
    title = f"{hub}: board pack {number}, {school_year_words(year)}"
    made = f"As it stood on {instant_words(now)}. Made by {by}."
    return BoardPack.objects.create(
        hub=hub,
        school_year=year,
        number=number,
        sections=[asdict(section) for section in sections],
        pdf=pack_pdf(sections, title=title, made=made),
        workbook=pack_workbook(sections, title=title, made=made),
        made_at=now,
        made_by=by,
    )
