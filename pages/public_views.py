"""The pages that nobody need sign in for: for everybody, or for whoever holds a signed link."""

from functools import cache
from typing import Any, ClassVar

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils.decorators import classonlymethod
from django.views.generic import TemplateView

from access.links import BadLink, ExpiredLink, SignedLink
from pages.base_views import READ_ONLY, ActingForm, InPages
from pages.prepared import KEY, PreparedRows


class ForEverybody:
    """A page that nobody need sign in for."""

    @classonlymethod
    def as_view(cls, **initkwargs):
        return login_not_required(super().as_view(**initkwargs))


class PublicPage(ForEverybody, TemplateView):
    """A page for everybody."""


class PublicList(ForEverybody, InPages):
    """Rows that are for everybody: the model's `public()` ones, never more."""

    paginate_by = 25
    filterset_class: ClassVar[Any] = None

    def get_queryset(self):
        queryset = self.prepare(self.model.objects.public())
        if self.filterset_class is None:
            return queryset
        self.filterset = self.filterset_class(
            self.request.GET, queryset=queryset, request=self.request
        )
        return self.filterset.qs

    def prepare(self, queryset):
        return queryset

    def get_context_data(self, **kwargs):
        filterset = getattr(self, "filterset", None)
        return super().get_context_data(filterset=filterset, **kwargs)


class PublicRow:
    """Finds one row that is for everybody."""

    model: ClassVar[Any]
    kwargs: dict[str, Any]
    which: ClassVar[str] = "public"  # the queryset's method that finds them

    def get_row(self):
        rows = getattr(self.model.objects, self.which)()
        row = self.prepare(rows).filter(**self.kwargs).first()
        if row is None:
            raise Http404
        return row

    def prepare(self, queryset):
        return queryset


class PublicDetail(ForEverybody, PublicRow, TemplateView):
    """One row that is for everybody, under the name `object`."""

    def get_context_data(self, **kwargs):
        row = self.get_row()
        return super().get_context_data(object=row, page_hub=hub_of(row), **kwargs)


class PublicForm(ForEverybody, PublicRow, ActingForm):
    """A form for everybody about one row that is for everybody, under the name `object`."""

    def dispatch(self, request, *args, **kwargs):
        self.object = self.get_row()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        hub = hub_of(self.object)
        return super().get_context_data(object=self.object, page_hub=hub, **kwargs)


class LinkPage(ForEverybody, ActingForm):
    """A page opened by a signed link, about the one row that the link names."""

    link: ClassVar[SignedLink]
    model: ClassVar[Any]

    def dispatch(self, request, *args, **kwargs):
        answer = self.open_link(request, *args, **kwargs)
        # The link may stand where a search engine reads it.
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer

    def open_link(self, request, *args, **kwargs):
        try:
            pk = self.link.read(kwargs["token"])
        except BadLink as error:
            raise Http404 from error
        # Somebody was sent this one, and is told what to do; whoever guesses learns nothing.
        except ExpiredLink:
            return render(request, "components/link_expired.html", status=410)
        # Not visible_to(): nobody need have signed in, and the signature is the permission.
        is_answer = request.method.lower() not in READ_ONLY
        self.object = rows_of_page(type(self), is_answer).first(key=pk)
        if self.object is None:
            raise Http404
        # It went to an address that has been put right since.
        if not self.link.is_for(kwargs["token"], self.holders()) and not self.link.was_for(
            kwargs["token"], self.object
        ):
            return render(request, "components/link_expired.html", status=410)
        return super().dispatch(request, *args, **kwargs)

    def holders(self) -> list[str]:
        """The addresses whose links open the page today."""
        return [self.link.holder_of(self.object)]

    def prepare(self, queryset):
        """Join what the page shows. Said once for all readers, so that it can look at no moment."""
        return queryset

    def prepare_answer(self, queryset):
        """Join what an answer needs. What else the page shows, where it is refused, is asked for
        one by one.
        """
        return self.prepare(queryset)

    def page_hub(self):
        return hub_of(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(object=self.object, page_hub=self.page_hub(), **kwargs)


@cache
def rows_of_page(page: type[LinkPage], is_answer: bool) -> PreparedRows:
    prepare = page().prepare_answer if is_answer else page().prepare
    return PreparedRows(lambda: prepare(page.model._default_manager.filter(pk=KEY).order_by()))


def hub_of(row):
    """The hub whose name, logo and address stand around a public page about the row.

    Found along the path that the row's queryset names; the page joins it.
    """
    path = type(row)._default_manager.all().hub_path
    # The hub of a hub is itself, which its path says as its key.
    for name in path.split("__") if path != "pk" else []:
        row = getattr(row, name)
    return row
