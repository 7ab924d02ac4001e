"""Reads the portal as somebody who follows every link they find."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urldefrag, urljoin

from django.urls import Resolver404, resolve
from openpyxl import load_workbook
from pypdf import PdfReader

from pages.exports import XLSX
from tests.access_kinds import ByLink, Everybody, Pages
from tests.access_policy import POLICY
from tests.sweeps import is_full
from tests.test_access import address
from tests.world import World

SHARED_PAGES = {
    "workgroups:projects",
    "workgroups:project",
    "workgroups:copy_projects",
    "workgroups:shared_leaders",
}
LINK = re.compile(r'<(?:a|form|iframe|link|script|img)\b[^>]*?\b(?:href|action|src)="([^"]*)"')
PAGES_AT_MOST = 550 if is_full else 200
OF_EACH_KIND = PAGES_AT_MOST if is_full else 3
ORDERS_AT_MOST = 2  # addresses that differ only behind the question mark


@dataclass(frozen=True)
class Seen:
    """One answer, with what it says."""

    path: str
    name: str
    status: int
    kind: str
    text: str

    @property
    def is_public(self) -> bool:
        return isinstance(POLICY.get(self.name), Everybody)

    @property
    def is_for_all(self) -> bool:
        """Public, of the national catalogue, or of leaders who agreed to be known to every hub."""
        return self.is_public or self.name in SHARED_PAGES


def crawl(client, starts: Iterable[str]) -> Iterator[Seen]:
    """The site as reached from `starts`, those of which a page was opened least often first."""
    waiting = {path: kind_of_address(path) for path in starts}
    known = set(waiting)
    tries: Counter = Counter()
    opened: Counter = Counter()
    while waiting and opened.total() < PAGES_AT_MOST:
        path = min(waiting, key=lambda path: opened[waiting[path]])
        if opened[waiting[path]] == OF_EACH_KIND:
            break
        opened[waiting.pop(path)] += 1
        answer = client.get(path)
        page = Seen(path, name_of(path), answer.status_code, kind_of(answer), words(answer))
        yield page
        found = links_in(path, page.text) if page.kind == "text/html" else []
        if moved_to := answer.get("Location"):
            found.append(moved_to)
        for link in found:
            bare = link.partition("?")[0]
            if link not in known and tries[bare] < ORDERS_AT_MOST and name_of(link):
                tries[bare] += 1
                known.add(link)
                waiting[link] = kind_of_address(link)


def links_in(path: str, page: str) -> list[str]:
    found = (urljoin(path, urldefrag(html.unescape(link)).url) for link in LINK.findall(page))
    return [link for link in found if link.startswith("/") and not link.startswith("//")]


def name_of(path: str) -> str:
    """The page's name, or '' where the address is none of the portal's."""
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return ""


def kind_of_address(path: str) -> tuple[str, bool]:
    """The page's name, and whether it is asked for as a download."""
    return name_of(path), "format=" in path


def kind_of(answer) -> str:
    return answer.get("Content-Type", "").partition(";")[0]


def words(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if kind_of(answer) == "application/pdf":
        reader = PdfReader(BytesIO(body))
        pages = [page.extract_text() for page in reader.pages]
        return " ".join([*pages, str(reader.metadata)])
    if kind_of(answer) == "text/calendar":
        # Its long lines are folded, in the middle of a word too.
        body = body.replace(b"\r\n ", b"")
    if kind_of(answer) == XLSX:
        sheets = load_workbook(BytesIO(body), read_only=True).worksheets
        rows = [row for sheet in sheets for row in sheet.iter_rows(values_only=True)]
        return " ".join(str(cell) for row in rows for cell in row if cell is not None)
    # What is no text, a picture, is searched letter by letter too.
    return body.decode("latin-1" if kind_of(answer).startswith("image/") else "utf-8")


def every_address(world: World) -> list[str]:
    """Every page, and as a download too where it is a list."""
    lists = [address(name, world) for name in POLICY if isinstance(POLICY[name], Pages)]
    downloads = [f"{path}?format=csv" for path in lists]
    # Downloads first, as only so many are opened.
    return [*downloads, *addresses_without_links(world), *link_addresses(world)]


def addresses_without_links(world: World) -> list[str]:
    """Every page but those that a link of its own opens."""
    return [
        address(name, world) for name, policy in POLICY.items() if not isinstance(policy, ByLink)
    ]


def link_addresses(world: World) -> list[str]:
    return [address(name, world) for name, policy in POLICY.items() if isinstance(policy, ByLink)]
