"""Making a pack for the board: once made, it never changes."""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from evaluations.documents import pack_pdf, pack_workbook
from evaluations.models import BoardPack
from evaluations.queries.board_pack import PackOf, sections_of
from hubs.models import Hub, User
from pages.wording import instant_words, school_year_words

# A second press within it asks for the same pack.
AT_ONCE = timedelta(minutes=1)


@transaction.atomic
def make_board_pack(*, hub: Hub, year: int, now: datetime, by: User) -> BoardPack:
    """Reckon every section of the hub's year as it stands, and keep it with its papers.

    Pressed twice, it makes one.
    """
    # Of two who ask at once the second waits here and gets the next number.
    Hub.objects.select_for_update(of=("self",)).get(pk=hub.pk)
    last = BoardPack.objects.filter(hub=hub).order_by("-number").defer("pdf", "workbook").first()
    if last and last.school_year == year and now - last.made_at < AT_ONCE:
        return last
    number = last.number + 1 if last else 1
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
