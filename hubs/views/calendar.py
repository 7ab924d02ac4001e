"""A hub's school year as a picture, its term dates, and the days that all hubs share."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.actions import calendar as actions
from hubs.forms.calendar import SpecialDaysForm, TermsForm
from hubs.models import Hub, SpecialDays, TermDates
from hubs.queries.calendar import WEEK, authorities_of, calendar_of, months_of, year_table
from hubs.views.tabs import hub_tabs, may_in_hub
from pages.base_views import ScopedDetail, ScopedForm, ScopedList, holds_by_role
from pages.choices import DayKind
from pages.rules.school_year import first_day, last_day, school_year_of
from pages.rules.term_dates import lines_of
from pages.wording import school_year_words

# The first Maths Hubs opened in September 2014.
YEARS = range(2014, 2100)


class HubCalendar(ScopedDetail):
    model = Hub
    can = Permission.VIEW_HUB_RECORD
    template_name = "hubs/calendar.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        hub, this_year = context["object"], school_year_of(timezone.localdate())
        year = year_in_address(self.request.GET.get("year", ""), this_year)
        calendar = calendar_of(hub, first_day(year), last_day(year))
        own = sorted(calendar.elsewhere)
        return context | {
            "hub": hub,
            "year": year,
            "years": [(one, one == year) for one in range(this_year - 1, this_year + 3)],
            "sub_navigation": hub_tabs(self.request, hub),
            "months": months_of(year, calendar),
            "letters": WEEK,
            "legend": list(DayKind),
            "table": year_table(year, calendar),
            "has_terms": bool(calendar.terms),
            "own_dates": own,
            "can_edit": may_in_hub(self.request.user, Permission.EDIT_HUB, hub),
        }


def year_in_address(text: str, otherwise: int) -> int:
    # isdigit() takes “²” for a digit, at which int() fails.
    is_year = text.isascii() and text.isdigit() and len(text) == 4
    return int(text) if is_year and int(text) in YEARS else otherwise


class EditTerms(ScopedForm):
    model = Hub
    can = Permission.EDIT_HUB
    form_class = TermsForm
    template_name = "components/form_page.html"
    intro = "They warn whoever plans a workshop on a day without school. They forbid none."
    back_label = "Calendar"

    def dispatch(self, request, *args, **kwargs):
        if kwargs["year"] not in YEARS:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def year(self) -> int:
        return self.kwargs["year"]

    def get_form_kwargs(self):
        authorities = authorities_of(self.object)
        return super().get_form_kwargs() | {"authorities": authorities, "school_year": self.year}

    def get_initial(self):
        asked = self.request.GET.get("authority", "")
        authority = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
        rows = TermDates.objects.visible_to(self.request.user, can=self.can).filter(
            hub=self.object, school_year=self.year, local_authority=authority
        )
        return {"authority": authority, "text": lines_of([row.stretch for row in rows])}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Term dates {school_year_words(self.year)}", caption=str(self.object), **kwargs
        )

    def act(self, form):
        actions.set_terms(
            hub=self.object,
            local_authority=form.cleaned_data["authority"],
            school_year=self.year,
            terms=form.terms,
        )
        return form.terms

    def get_success_message(self):
        if not self.result:
            return "The term dates are taken away."
        return f"The term dates are saved: {len(self.result)} stretches of school."

    def get_success_url(self):
        return f"{reverse('hubs:calendar', args=[self.object.pk])}?year={self.year}"


class SharedDays(ScopedList):
    """Weeks of exams and bank holidays made for once, which count in every hub."""

    model = SpecialDays
    can = Permission.VIEW_HUB_RECORD
    template_name = "hubs/special_days.html"
    sorts = {"when": "from_on", "name": "name", "kind": "kind"}
    default_sort = "-when"
    export_name = "special-days"
    export_columns = {
        "Name": lambda row: row.name,
        "What": lambda row: row.get_kind_display(),
        "First day": lambda row: row.from_on,
        "Last day": lambda row: row.until_on,
    }

    def get_context_data(self, **kwargs):
        can_edit = holds_by_role(self.request.user, Permission.MANAGE_CALENDAR)
        return super().get_context_data(can_edit=can_edit, **kwargs)


class SpecialDaysPage(ScopedForm):
    model = SpecialDays
    can = Permission.MANAGE_CALENDAR
    form_class = SpecialDaysForm
    template_name = "components/form_page.html"
    intro = "They count in every hub, for warnings only."
    back_label = "Exams and bank holidays"

    def get_success_url(self):
        return reverse("hubs:special_days")


class AddSpecialDays(SpecialDaysPage):
    title = "Add days for all hubs"

    def act(self, form):
        return actions.add_special_days(**form.cleaned_data)

    def get_success_message(self):
        return f"{self.result} is in the calendar of every hub."


class EditSpecialDays(SpecialDaysPage):
    title = "Change the days"

    def get_initial(self):
        names = ("kind", "name", "from_on", "until_on")
        return {name: getattr(self.object, name) for name in names}

    def act(self, form):
        return actions.change_special_days(days=self.object, **form.cleaned_data)

    def get_success_message(self):
        return f"{self.result} is changed in the calendar of every hub."
