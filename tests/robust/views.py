"""The class behind each page, read from the addresses themselves."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver

from tests.access_policy import POLICY


def classes(resolver, namespace: str = "") -> Iterator[tuple[str, type]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from classes(pattern, pattern.namespace or namespace)
        elif pattern.name and hasattr(pattern.callback, "view_class"):
            name = f"{namespace}:{pattern.name}" if namespace else pattern.name
            yield name, pattern.callback.view_class


VIEWS = {name: view for name, view in classes(get_resolver()) if name in POLICY}
EXPORTS = [name for name, view in VIEWS.items() if getattr(view, "export_columns", None)]
FILTERS = sorted(
    {
        key
        for view in VIEWS.values()
        if getattr(view, "filterset_class", None)
        for key in view.filterset_class.base_filters
    }
)
