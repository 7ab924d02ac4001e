"""The parts pages are made of. The gallery (/gallery/ while DEBUG is on) shows every one."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

from django import template
from django.forms import BaseForm, BaseFormSet
from django.forms.utils import flatatt
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from access.links import site_url
from pages import onward as ways
from pages import pictures
from pages.templatetags.field_parts import first_id, kind

register = template.Library()

SHOWN_OF_PAGE = 200  # characters of a description; search engines show no more
# So that nothing in the data ends the element it stands in.
NO_MARKUP = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}

# One colour, one meaning: success just reached, in progress, waiting on someone, needs you,
# ordinary or closed.
STATUS_COLOURS = ("green", "blue", "yellow", "red", "grey")


@register.simple_tag
def status_tag(label: str, colour: str) -> SafeString:
    if colour not in STATUS_COLOURS:
        raise ValueError(f"A status is one of {', '.join(STATUS_COLOURS)}, not {colour!r}.")
    return format_html(
        '<strong class="govuk-tag portal-tag portal-tag--{}">{}</strong>', colour, label
    )


# Forms


@register.simple_tag(takes_context=True)
def error_prefix(context) -> str:
    """ "Error: " for the page's title while any form on it has errors."""
    return "Error: " if any(has_errors(value) for value in context.flatten().values()) else ""


def has_errors(value: Any) -> bool:
    # By type(), as isinstance() would wake what the context holds asleep: the token of a form
    # that is not there, and with it a cookie.
    if issubclass(type(value), BaseFormSet):
        return value.is_bound and value.total_error_count() > 0
    return issubclass(type(value), BaseForm) and value.is_bound and bool(value.errors)


@register.filter
def errors_id(form) -> str:
    """The id of the place where errors stand that belong to no field."""
    return f"{form.prefix}-errors" if form.prefix else "form-errors"


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms) -> dict[str, Any]:
    """Every error of the forms and formsets, in order, each a link to its field."""
    return {"errors": [error for form in forms for error in listed_errors(form)]}


def listed_errors(form) -> Iterable[tuple[str, str]]:
    """(id to jump to, message) of each error of a form or formset; nothing for anything else."""
    if not has_errors(form):
        return
    if isinstance(form, BaseFormSet):
        yield from ((errors_id(form), str(message)) for message in form.non_form_errors())
        for part in form.forms:
            yield from listed_errors(part)
        return
    yield from ((errors_id(form), str(message)) for message in form.non_field_errors())
    for field in form:
        # What is hidden cannot be jumped to.
        target = errors_id(form) if kind(field) == "hidden" else first_id(field)
        yield from ((target, str(message)) for message in field.errors)


# Buttons

BUTTON_VARIANTS = ("", "secondary", "warning", "start")


def button_attributes(variant: str, classes: str) -> dict[str, str]:
    if variant not in BUTTON_VARIANTS:
        raise ValueError(f"A button has no variant {variant!r}.")
    named = ["govuk-button", variant and f"govuk-button--{variant}", classes]
    return {"class": " ".join(filter(None, named)), "data-module": "govuk-button"}


@register.simple_block_tag
def button(content, variant: str = "", classes: str = "", once: bool = False, **attributes):
    """A button of the form around it. Other attributes are its own: name, value, formaction."""
    shown = {"type": "submit", **button_attributes(variant, classes)}
    if once:  # the second click of a double click does nothing
        shown["data-prevent-double-click"] = "true"
    return format_html("<button{}>{}</button>", flatatt(shown | attributes), content)


@register.simple_tag
def enter_button(form: str, words: str):
    """Unseen, and before every other button of the form: Enter in a box presses the first one."""
    hidden = {"class": "govuk-visually-hidden", "tabindex": "-1", "aria-hidden": "true"}
    shown = {"type": "submit", "form": form, **hidden}
    return format_html("<button{}>{}</button>", flatatt(shown), words)


@register.simple_block_tag
def button_link(content, to: str, *args, variant: str = "", classes: str = "", **query):
    """A link that looks like a button, to a page by its name and arguments, or to an address.

    What else is named is the address's query, where it is not empty.
    """
    is_address = to.startswith(("/", "?"))
    asked = urlencode({name: value for name, value in query.items() if value}, quote_via=quote)
    href = f"{to if is_address else reverse(to, args=args)}{asked and '?'}{asked}"
    shown = {"href": href, "role": "button", "draggable": "false"}
    return format_html("<a{}>{}</a>", flatatt(shown | button_attributes(variant, classes)), content)


# Finding one's way


@register.inclusion_tag("components/back_link.html")
def back_link(url: str, label: str = "Back") -> dict[str, Any]:
    return {"url": url, "label": label}


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(items) -> dict[str, Any]:
    """Items are {label, url}, from the outermost in."""
    return {"items": items}


@register.inclusion_tag("components/sub_navigation.html")
def sub_navigation(items, label: str = "Parts of this page", more=()) -> dict[str, Any]:
    """Items are {label, url, is_current}; those under `more` are folded away."""
    return {"items": items, "label": label, "more": more}


@register.simple_tag
def onward(act: str, *args) -> str:
    """The address of a page of a package above, by the act that is done there; '' without one."""
    return ways.onward(act, *args)


# What others show of a page


@register.inclusion_tag("_preview.html", takes_context=True)
def preview(context, title: str, description: str) -> dict[str, Any]:
    """How a search engine, a message or a social network shows the page before it is opened.

    The picture is the logo of the page's hub: nobody else's is loaded by whoever shows it.
    """
    hub = context.get("page_hub")
    return {
        "title": title,
        "description": Truncator(" ".join(description.split())).chars(SHOWN_OF_PAGE),
        "url": site_url(context["request"].path),
        "site_name": context.get("site_name", ""),
        "image": site_url(hub.logo_url) if hub and hub.logo_url else "",
        "image_words": hub.logo_words if hub else "",
    }


@register.inclusion_tag("_course_data.html")
def course_data(values: dict[str, Any]) -> dict[str, str]:
    """Facts for search engines. No policy stops it, as it is data and no script runs it."""
    return {"written": json.dumps(values, ensure_ascii=False).translate(NO_MARKUP)}


# Lists


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(context, name: str, label: str, numeric: bool = False) -> dict[str, Any]:
    """A column's heading that sorts by `name`, then the other way round."""
    request = context["request"]
    asked = request.GET.get("sort") or default_sort(context)
    order = {name: "ascending", f"-{name}": "descending"}.get(asked, "none")
    query = without(request.GET, "page")
    query["sort"] = f"-{name}" if order == "ascending" else name
    return {"label": label, "order": order, "numeric": numeric, "url": f"?{query.urlencode()}"}


def default_sort(context) -> str:
    """The list page's order while none is asked for."""
    view = context.get("view")
    return getattr(view, "default_sort", "") or next(iter(getattr(view, "sorts", {})), "")


def without(query, *names: str):
    """A copy of a query string's parameters that may be changed, less some of them."""
    query = query.copy()
    for name in names:
        query.pop(name, None)
    return query


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context, page_obj) -> dict[str, Any]:
    """Links to the other pages of a list, the rest of the address kept."""
    if not page_obj:
        return {"links": []}
    base = without(context["request"].GET, "page")

    def url(number):
        base["page"] = number
        return f"?{base.urlencode()}"

    numbers = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    links = [(number, url(number) if isinstance(number, int) else "") for number in numbers]
    return {
        "page_obj": page_obj,
        "links": links if page_obj.has_other_pages() else [],
        "previous": url(page_obj.number - 1) if page_obj.has_previous() else "",
        "next": url(page_obj.number + 1) if page_obj.has_next() else "",
    }


@register.inclusion_tag("components/filter_panel.html", takes_context=True)
def filter_panel(context, filterset) -> dict[str, Any]:
    """The filters of a list, and those chosen as tags that take them away again."""
    request = context["request"]
    filterset.form.says_optional = False  # every filter is
    return {
        "form": filterset.form,
        "chosen": list(chosen_filters(filterset.form, request.GET)),
        "clear_url": request.path,
        "sort": request.GET.get("sort", ""),
    }


def chosen_filters(form, query) -> Iterable[dict[str, str]]:
    """Each chosen value with its words, and the address of the list without it."""
    if not form.is_bound:
        return
    form.full_clean()
    for name in form.cleaned_data:
        field = form[name]
        for value in filter(None, query.getlist(field.html_name)):
            rest = without(query, "page")
            others = [other for other in query.getlist(field.html_name) if other != value]
            rest.setlist(field.html_name, others)
            words = value_words(field, value)
            yield {"label": field.label, "words": words, "url": f"?{rest.urlencode()}"}


def value_words(field, value: str) -> str:
    """What a choice is called on the page, for the value in the address."""
    if kind(field) == "checkbox":
        return "Yes"
    for key, words in getattr(field.field, "choices", ()):
        nested = words if isinstance(words, list | tuple) else [(key, words)]
        for one, label in nested:
            if str(one) == value:
                return str(label)
    return value


@register.inclusion_tag("components/download.html", takes_context=True)
def download(context) -> dict[str, Any]:
    """The list as it is filtered, as a file with the columns that somebody chooses."""
    asked = context["request"].GET
    kept = [(name, value) for name, values in asked.lists() for value in values]
    return {
        "columns": list(context["view"].export_columns),
        "kept": [pair for pair in kept if pair[0] not in ("page", "format", "column")],
    }


@register.inclusion_tag("components/empty_state.html")
def empty_state(text: str, url: str = "", label: str = "") -> dict[str, Any]:
    return {"text": text, "url": url, "label": label}


# What a page shows


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows) -> dict[str, Any]:
    """Rows are (label, value) or, with a link to change it, (label, value, url)."""
    return {"rows": [(*row, "")[:3] for row in rows]}


@register.inclusion_tag("components/task_list.html")
def task_list(items) -> dict[str, Any]:
    """Items are {label, url, status, colour, hint}; an empty colour is for what is done."""
    return {"items": items}


@register.inclusion_tag("components/help.html")
def help_text(summary: str, text: str) -> dict[str, Any]:
    """A line that opens to a sentence or two; nothing that everybody needs."""
    return {"summary": summary, "text": text}


@register.inclusion_tag("components/places_bar.html")
def places_bar(taken: int, offered: int, capacity: int, compact: bool = False) -> dict[str, Any]:
    """How full it is; compact, for a table, shows the first numbers only."""
    return {"places": pictures.places_picture(taken, offered, capacity), "compact": compact}


@register.inclusion_tag("components/cycle_line.html")
def cycle_line(workshops, tasks, *, line_only: bool = False) -> dict[str, Any]:
    """A Work Group's year: its workshops in order, each followed by its school-based tasks.

    The line alone stands where a table beside it says the dates.
    """
    picture = pictures.cycle_picture(list(workshops), list(tasks), now=timezone.now())
    return {"cycle": picture, "line_only": line_only}


# Here and not in a template: the evidence of a Work Group has two hundred bars in forty charts,
# and a template's loop takes seven times as long to write them. What is text stands in braces.
BAR = """
<tr class="govuk-table__row">
  <th scope="row" class="govuk-table__header portal-bars__label">{}</th>
  <td class="govuk-table__cell portal-bars__picture">
    <svg class="portal-bars__bar" viewBox="0 0 200 10" preserveAspectRatio="none" \
aria-hidden="true" focusable="false">
      <rect class="portal-bars__all" width="200" height="10" />
      <rect class="portal-bars__part" width="%d" height="10" />
    </svg>
  </td>
  <td class="govuk-table__cell govuk-table__cell--numeric">%d of %d</td>
  <td class="govuk-table__cell govuk-table__cell--numeric">%d%%</td>
</tr>"""
BAR_CHART = """<table class="govuk-table portal-bars">
  <caption class="govuk-table__caption govuk-table__caption--s">{}</caption>
  <thead class="govuk-table__head">
    <tr class="govuk-table__row">
      <th scope="col" class="govuk-table__header">{}</th>
      <th scope="col" class="govuk-table__header portal-bars__picture">\
<span class="govuk-visually-hidden">Bar</span></th>
      <th scope="col" class="govuk-table__header govuk-table__header--numeric">Number</th>
      <th scope="col" class="govuk-table__header govuk-table__header--numeric">Share</th>
    </tr>
  </thead>
  <tbody class="govuk-table__body">%s
  </tbody>
</table>
"""


@register.simple_tag
def bar_chart(rows, caption: str, heading: str = "Answer") -> SafeString:
    """Rows are (label, count, total): how many of all gave each answer."""
    bars = pictures.bars_picture(rows)
    drawn = "".join(BAR % (bar.width, bar.count, bar.total, bar.percent) for bar in bars)
    return format_html(BAR_CHART % drawn, caption, heading, *(bar.label for bar in bars))


@register.inclusion_tag("components/beside_picture.html")
def beside_picture(percent: int, low: int, high: int) -> dict[str, Any]:
    """One share, in percent, beside the middle half of all: its words stand in the table."""
    return {"beside": pictures.beside_picture(percent, low, high)}
