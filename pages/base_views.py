"""The pages everything is built on. A staff page names its permission or is refused at import."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import Count, QuerySet, Window
from django.forms.models import BaseModelForm
from django.http import HttpResponseRedirect
from django.utils.decorators import classonlymethod
from django.views.generic import TemplateView
from django.views.generic.edit import FormView
from django.views.generic.list import ListView
from psycopg2.errors import UniqueViolation

from access.permissions import Permission, roles_that_may
from access.refusal import Refused
from access.roles import Role
from access.scoping import row_or_refusal
from pages.exports import FILES
from pages.forms.base import ConfirmForm
from pages.history import noting_no_pupils
from pages.set_aside import AsTypedBefore

# A number beyond it is none that somebody read on a page, and may be too large for PostgreSQL.
MOST_PAGES = 1_000_000
READ_ONLY = ("get", "head", "options")
# What the templates form_page.html and confirm.html show around a form.
AROUND_A_FORM = (
    "title",
    "caption",
    "intro",
    "explanation",
    "summary",
    "button",
    "is_warning",
    "way_back",
    "back_url",
    "back_label",
    "working",
)
SAVED_MEANWHILE = "The same was saved a moment ago, by you or somebody else. Look before you go on."


class ScopedPage:
    """What every staff page shares: whose rows, and which permission reaches them."""

    model: ClassVar[Any]
    can: ClassVar[Permission]
    request: Any
    kwargs: dict[str, Any]

    @classonlymethod
    def as_view(cls, **initkwargs):
        """Refuses a page without a permission where the addresses are read: at import."""
        if not (hasattr(cls, "can") and hasattr(cls, "model")):
            raise ImproperlyConfigured(f"{cls.__name__} must name its model and its permission.")
        return super().as_view(**initkwargs)

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user, can=self.can)

    def get_row(self):
        """The row the address names: 404 out of reach, 403 within reach without permission."""
        queryset = self.prepare(self.model.objects.all())
        return row_or_refusal(queryset, self.request.user, can=self.can, pk=self.kwargs["pk"])

    def prepare(self, queryset):
        """Join what the page shows, so that the template never asks the database."""
        return queryset


class KeysFirst(Paginator):
    """Finds in one go which rows a page holds and how many there are in all, and joins to those of
    the page alone what is shown of them.

    Otherwise PostgreSQL would go through the hub's rows twice, to count them and to sort them, and
    join everything to each of them to keep 25.
    """

    keys: tuple[int, ...] = ()  # of the page that is asked for, where there is such a page

    def get_page(self, number):
        # Of no number at all the first page is shown, and of one past the last the last.
        with suppress(TypeError, ValueError):
            self.look_up(int(1 if number is None else number))
        return super().get_page(number)

    def look_up(self, number: int) -> None:
        rows = self.object_list
        if not (isinstance(rows, QuerySet) and 1 <= number <= MOST_PAGES):
            return
        first = (number - 1) * self.per_page
        keys = rows.select_related(None).values_list("pk", Window(Count("*")))
        if found := keys[first : first + self.per_page]:
            self.keys, [self.count, *_] = zip(*found, strict=True)
        elif number == 1:
            self.count = 0

    def page(self, number):
        page = super().page(number)
        if self.keys:
            page.object_list = self.object_list.filter(pk__in=self.keys)
        return page


class InPages(ListView):
    """A list whose address may name any page: past the last is the last, and what is no number
    is the first.
    """

    paginator_class = KeysFirst

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get(self.page_kwarg))
        return paginator, page, page.object_list, page.has_other_pages()


class ScopedList(ScopedPage, InPages):
    """Rows in reach, filtered, sorted by what the address says, 25 a page; also as a file.

    `sorts` maps the name in the address to the field; `default_sort` is such a name, or its
    reverse with a minus, and the first of them where it is not given.
    `export_columns` maps a column's heading to a function of the row.
    """

    paginate_by = 25
    filterset_class: ClassVar[Any] = None
    sorts: ClassVar[dict[str, str]] = {}
    default_sort: ClassVar[str] = ""
    export_name: ClassVar[str] = ""
    export_columns: ClassVar[dict[str, Any]] = {}

    def get(self, request, *args, **kwargs):
        # An empty list would say that there is nothing, to somebody who may not know.
        if not may_open_list(request.user, self.can, self.model):
            raise PermissionDenied
        if self.export_columns and (as_file := FILES.get(request.GET.get("format", ""))):
            return as_file(self.export_name, self.chosen_columns(), self.get_queryset())
        return super().get(request, *args, **kwargs)

    def chosen_columns(self) -> dict[str, Any]:
        """Those that the address names, in the list's own order; all where it names none."""
        asked = set(self.request.GET.getlist("column"))
        chosen = {name: read for name, read in self.export_columns.items() if name in asked}
        return chosen or self.export_columns

    def get_queryset(self):
        queryset = self.prepare(super().get_queryset())
        if self.filterset_class:
            self.filterset = self.filterset_class(
                self.request.GET, queryset=queryset, request=self.request
            )
            queryset = self.filterset.qs
        return self.in_order(queryset)

    def in_order(self, queryset):
        if not self.sorts:
            return queryset
        asked = self.request.GET.get("sort", "")
        if asked.removeprefix("-") not in self.sorts:
            asked = self.default_sort or next(iter(self.sorts))
        # The key at last: rows alike in what they are sorted by would change places between two
        # pages, so that one of them came twice and another never.
        sign = "-" if asked.startswith("-") else ""
        return queryset.order_by(sign + self.sorts[asked.removeprefix("-")], f"{sign}pk")

    def get_context_data(self, **kwargs):
        filterset = getattr(self, "filterset", None)
        return super().get_context_data(filterset=filterset, **kwargs)


class ScopedDetail(ScopedPage, TemplateView):
    """One row in reach, under the name `object`."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(object=self.get_row(), **kwargs)


class ListOfRow(ScopedList):
    """What belongs to the row that the address names: 404 out of reach, as for the row itself."""

    of: ClassVar[Any]

    def get(self, request, *args, **kwargs):
        rows = self.prepare_row(self.of.objects.all())
        self.row = row_or_refusal(rows, request.user, can=self.can, pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def prepare_row(self, rows):
        """Join what the page shows of the row."""
        return rows


class ActingForm(AsTypedBefore, FormView):
    """A form whose valid answer is one action. A refusal is shown in the form, nothing is lost.

    What a page always says around its form is an attribute; what depends on its row is a property,
    or is passed on by its get_context_data().
    """

    http_method_names = (*READ_ONLY, "post")
    success_message = ""

    title: Any = ""
    caption: Any = ""
    intro: Any = ""
    explanation: Any = ()  # paragraphs
    summary: Any = ()  # rows of a summary list
    button: Any = ""  # what stands on it, otherwise the form's submit_label
    is_warning = False  # the button is red: no other page gives back what it takes away
    back_url: Any = ""  # without one there is neither a way back nor Cancel
    back_label = "Back"
    working: Any = ""  # what is said meanwhile, where the deed may take longer than a moment
    way_back: Any = ""  # beside the button, otherwise Cancel: named where the deed is to cancel

    def check(self) -> None:
        """May raise Refused before the form is shown, where nobody could do it as things stand."""

    def act(self, form) -> Any:
        """Do what the page is for. May raise Refused."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        try:
            self.check()
        except Refused as refusal:
            messages.warning(request, refusal.message)
            return HttpResponseRedirect(self.back_url or self.get_success_url())
        return super().get(request, *args, **kwargs)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.prepare_for(self.request.user)
        form.grown_ups = self.grown_ups()
        return form

    def grown_ups(self) -> Iterable[str]:
        """The names of people whom the page is about, which are no pupils'."""
        return ()

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if fields := form.asks_for_more():
            # The form comes back with room for one more answer, and nothing is done yet.
            form.show_as_typed(judging=fields)
            status = 422 if form.errors else 200
            return self.render_to_response(self.get_context_data(form=form), status=status)
        if not form.is_valid():
            return self.form_invalid(form)
        with noting_no_pupils(form, user=request.user):
            return self.form_valid(form)

    def form_valid(self, form):
        if not self.tried(self.act, form):
            return self.form_invalid(form)
        if message := self.get_success_message():
            messages.success(self.request, message)
        return HttpResponseRedirect(self.get_success_url())

    def tried(self, deed: Callable[[Any], Any], form) -> bool:
        """Keeps what the deed gives as the result; False where the form says why it may not be."""
        try:
            self.result = deed(form)
        except Refused as refusal:
            # An action serves several forms, and some of them do not ask for what it refuses.
            field = refusal.field if refusal.field in form.fields else None
            form.add_error(field, refusal.message)
        except IntegrityError as error:
            # Two clicks, or two people, passed the form's check at once, and the constraint let
            # one of them in. Any other constraint that is broken is a fault of the portal.
            if not isinstance(error.__cause__, UniqueViolation):
                raise
            form.add_error(None, SAVED_MEANWHILE)
        else:
            return True
        return False

    def form_invalid(self, form):
        # Not 200, which would tell logs, scripts and tests that something had been done.
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        left = [name for name in AROUND_A_FORM if name not in kwargs]
        return super().get_context_data(**{name: getattr(self, name) for name in left}, **kwargs)

    def get_success_message(self) -> str:
        return self.success_message


class ScopedForm(ScopedPage, ActingForm):
    """A form about one row in reach, or, without a pk in the address, about a new one."""

    def dispatch(self, request, *args, **kwargs):
        # Before GET and POST part, so that no page can forget it for one of them.
        self.object = self.get_row() if "pk" in kwargs else None
        if self.object is None and not holds_by_role(request.user, self.can):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def back_url(self) -> str:
        """Most pages lead to the same place whether one goes through with it or not."""
        return self.get_success_url()

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if is_about(self.object, self.get_form_class()):
            kwargs["instance"] = self.object
        return kwargs

    def get_context_data(self, **kwargs):
        return super().get_context_data(object=self.object, **kwargs)


class ScopedAction(ScopedForm):
    """One act on one row: a page that says what will happen, and the button that does it."""

    form_class = ConfirmForm
    template_name = "components/confirm.html"


def is_about(row, form_class) -> bool:
    """Does the form write the row itself, and not something new that belongs to it?"""
    return issubclass(form_class, BaseModelForm) and isinstance(row, form_class._meta.model)


def holds_by_role(user, can: Permission) -> bool:
    """Does a role in some hub, or keeping the installation, give the permission?"""
    roles = roles_that_may(can)
    if user.is_superuser and Role.SYSTEM in roles:
        return True
    return any(role in roles for role, _ in user.current_roles)


def may_open_list(user, can: Permission, model) -> bool:
    """A list is for those whose role gives the permission, or who are named on a row of it."""
    return holds_by_role(user, can) or model.objects.visible_to(user, can=can).exists()


def row_id(text: str) -> int | None:
    """An id from an address, or None for anything that cannot be one."""
    # int() reads the digits of every script; and a number the column cannot hold is an error there.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
