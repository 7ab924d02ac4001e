"""What the shape of the code promises, asked of the code itself."""

import ast
import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

# From the lowest up.
PACKAGES = [
    "access",
    "pages",
    "outbox",
    "schools",
    "hubs",
    "needs",
    "workgroups",
    "participants",
    "evaluations",
    "fees",
    "portal",
]
ROOT = Path(settings.BASE_DIR)
FEWEST_LINES_TO_SPLIT = 400
LONGEST_FUNCTION = 60

# Rows that belong to no hub, each with its reason.
UNSCOPED = {
    "hubs.User": "a person may work for several hubs; pages reach them through memberships",
    "schools.Region": "a name in the national register",
    "schools.LocalAuthority": "a name in the national register",
    "schools.District": "a name in the national register",
    "schools.RegisterPart": "reached only through its import",
    "schools.SchoolLink": "public facts of the national register",
    "outbox.Attachment": "reached only through its message",
    "outbox.LifeSign": "it tells of a machine and of no hub",
    "participants.InterestDraft": "nobody's but its writer's, who holds the link",
    "fees.InvoiceSequence": "a counter",
}
# Rows whose changes are not kept, each with its reason.
WITHOUT_HISTORY = {
    "schools.Region": "public register data; the file is the record",
    "schools.LocalAuthority": "public register data; the file is the record",
    "schools.District": "public register data; the file is the record",
    "schools.RegisterImport": "it is itself the record of an import",
    "schools.RegisterPart": "gone once the file is applied",
    "schools.RegisterChange": "it is itself the history",
    "schools.SchoolLink": "public register data; the file is the record",
    "hubs.HubLogo": "a picture; the hub's own history says which was shown, by its hash",
    "schools.PupilPremium": "official figures; the file they name is the record",
    "schools.Contact": "who left is deleted a year later, of which a history would keep a copy",
    "schools.ContactChange": "it is itself the history, and goes after a year",
    "outbox.Message": "it is itself the record of what was sent",
    "outbox.Attachment": "it never changes",
    "outbox.LifeSign": "only the last sign says anything",
    "participants.InterestDraft": "nobody's data until it is sent",
    "participants.NextTimeWish": "who asks is forgotten, of whom a history would keep a copy",
    "workgroups.ResourceFile": "a document; the history of its resource says what it was",
    "participants.LessonVisit": "who came is forgotten, of whom a history would keep a copy",
    "participants.TaskFile": "a file; the history of its account says when it was sent",
    "evaluations.FocusPupil": "pupils are forgotten, of whom a history would keep a copy",
    "evaluations.FocusCheckpoint": "pupils are forgotten, of whom a history would keep a copy",
    "evaluations.HubResult": "added up anew from rows that never change",
    "evaluations.HubTotals": "counted anew from rows that keep theirs",
    "evaluations.BoardPack": "it never changes, which the database sees to",
    "evaluations.ClosedWave": "it never changes, which the database sees to",
    "evaluations.WaveResult": "it never changes, which the database sees to",
    "evaluations.PulseAnswer": "it says who answered to nobody, which the time of it would",
    "workgroups.SavedFilter": "a person's own short way to a list; nobody else ever sees it",
    "fees.InvoiceSequence": "a counter; the invoices are the record",
}


def our_models():
    for app in filter(apps.is_installed, PACKAGES):
        for model in apps.get_app_config(app).get_models():
            if not hasattr(model, "pgh_tracked_model"):
                yield model


def name_of(model) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


def python_files(*folders: str):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def test_every_model_is_scoped_or_says_why_not():
    unscoped = {name_of(m) for m in our_models() if not hasattr(m.objects.all(), "visible_to")}

    assert unscoped == set(UNSCOPED)


def test_every_model_keeps_its_history_or_says_why_not():
    tracked = {model.pgh_tracked_model for model in apps.get_models() if is_event(model)}

    assert {name_of(m) for m in our_models() if m not in tracked} == set(WITHOUT_HISTORY)


def is_event(model) -> bool:
    return getattr(model, "pgh_tracked_model", None) is not None


@pytest.mark.parametrize("model", list(our_models()), ids=name_of)
def test_every_model_says_what_a_row_is(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")


def test_views_reach_rows_through_visible_to_alone():
    """In a views module `.objects` is always followed by `.visible_to`."""
    offences = []
    for path in python_files(*PACKAGES):
        if "views" not in (path.parent.name, path.stem) and path.stem != "pages":
            continue
        tree = ast.parse(path.read_text())
        allowed = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and node.attr == "visible_to"
        }
        offences += [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and node.attr in ("objects", "_default_manager", "_base_manager")
            and id(node) not in allowed
        ]

    assert offences == []


def test_no_two_forms_views_or_filters_share_a_name():
    """A name in a traceback or in a list of names says which page it is of."""
    folders = {"views", "forms", "filters", "pages", "search", "sign_in", "gallery"}
    found = defaultdict(list)
    for path in python_files(*PACKAGES):
        if folders.isdisjoint((path.parent.name, path.stem)):
            continue
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef):
                found[node.name].append(str(path.relative_to(ROOT)))

    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


# One word for a function in several modules, each with its reason.
ONE_WORD = {
    "main": "what a module does when it is run",
    "onward": "a template tag, and what it looks up",
}


def test_no_two_modules_use_one_word_for_a_function():
    """A word alone is read with its module; imported by itself it says what only one does."""
    found = defaultdict(set)
    for path in python_files(*PACKAGES):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and "_" not in node.name:
                found[node.name].add(str(path.relative_to(ROOT)))

    assert {name for name, paths in found.items() if len(paths) > 1} == set(ONE_WORD)


def test_one_module_says_how_a_day_and_a_clock_are_an_instant():
    found = {
        str(path.relative_to(ROOT))
        for path in python_files(*PACKAGES)
        if re.search(r"make_aware|ZoneInfo", path.read_text())
    }

    assert found == {"pages/rules/london.py"}


def test_every_package_stands_in_the_order_of_imports():
    """A package that no contract names could import whatever it likes."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert (
        set(contracts["contracts"][0]["layers"]) == packages - {"tests", "bench"} == set(PACKAGES)
    )


def test_no_address_points_to_a_package_above():
    """A page names the act and not the page on which it is done, where that stands above."""
    above = {}
    for place, package in enumerate(PACKAGES):
        named = re.compile(rf"""["'](?:{"|".join(PACKAGES[place + 1 :]) or "nothing"})[:/]\w""")
        for folder in (ROOT / package, ROOT / "templates" / package):
            for path in folder.rglob("*"):
                if path.suffix not in (".py", ".html", ".txt") or "migrations" in path.parts:
                    continue
                if found := named.findall(path.read_text()):
                    above[str(path.relative_to(ROOT))] = found

    assert above == {}


def test_no_file_has_grown_past_what_one_reads_at_once():
    kinds = ("*.py", "*.html", "*.scss", "*.js")
    folders = [*PACKAGES, "templates", "static/src", "tests", "bench"]
    long = [
        str(path.relative_to(ROOT))
        for folder in folders
        for kind in kinds
        for path in (ROOT / folder).rglob(kind)
        if "migrations" not in path.parts
        and len(path.read_text().splitlines()) > FEWEST_LINES_TO_SPLIT
    ]

    assert long == []


def test_no_function_is_longer_than_one_screen():
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in python_files(*PACKAGES, "tests", "bench")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]

    assert long == []


@pytest.mark.django_db
def test_the_database_is_reached_by_psycopg2():
    assert connection.Database.__name__ == "psycopg2"


def test_every_template_is_used():
    """A template that nothing names is a page that nobody reaches."""
    sources = "".join(
        path.read_text()
        for folder in [*PACKAGES, "templates", "tests"]
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".html", ".txt") and path.is_file()
    )
    found_by_name = ("account/", "govuk/", "40", "500", "django/")
    unused = [
        name
        for path in (ROOT / "templates").rglob("*.html")
        if not (name := str(path.relative_to(ROOT / "templates"))).startswith(found_by_name)
        and name not in sources
        and f'"{path.stem}"' not in sources
    ]

    assert unused == []


def test_no_part_of_a_page_is_styled_in_two_places():
    """Two parts under one name would each look like the other as well."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "static/src/scss").glob("*.scss"):
        for name in re.findall(r"^\.(portal-[\w-]+) \{", path.read_text(), re.MULTILINE):
            found.setdefault(name, set()).add(path.name)

    assert {name: places for name, places in found.items() if len(places) > 1} == {}
    assert len(found) > 100
