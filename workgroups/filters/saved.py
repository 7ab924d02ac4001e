"""A filter of the list of Work Groups as its address says it, to be kept."""

from collections.abc import Iterator

from django.http import QueryDict

from pages.templatetags.components import chosen_filters
from workgroups.filters.workgroup import SORTS, WorkGroupFilter
from workgroups.models import WorkGroup
from workgroups.models.saved_filter import QUERY_AT_MOST


def filter_form_of(asked: QueryDict):
    form = WorkGroupFilter(asked, queryset=WorkGroup.objects.none()).form
    form.is_valid()
    return form


def query_of(asked: QueryDict) -> str:
    """What the address says of the filters that the list knows; "" where it narrows nothing."""
    answers = filter_form_of(asked).cleaned_data
    kept = {name: value for name, value in answers.items() if value}
    if kept and asked.get("sort", "").removeprefix("-") in SORTS:
        kept["sort"] = asked["sort"]
    query = QueryDict(mutable=True)
    for name in sorted(kept):
        query[name] = kept[name]
    text = query.urlencode()
    return text if len(text) <= QUERY_AT_MOST else ""


def words_of(query: str) -> Iterator[tuple[str, str]]:
    """What a query narrows the list by, as the list itself says it."""
    asked = QueryDict(query)
    for chosen in chosen_filters(filter_form_of(asked), asked):
        yield chosen["label"], chosen["words"]
    if sort := asked.get("sort", ""):
        order = SORTS[sort.removeprefix("-")]
        yield "In order of", f"{order.label}, backwards" if sort.startswith("-") else order.label
