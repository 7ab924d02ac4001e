"""Which places and schools belong to which hub: kept by the national team, read by every hub."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.actions import area as actions
from hubs.filters.area import AreaFilter
from hubs.forms.area import AreaForm, LastDayForm, SchoolOverrideForm, TakeBackForm
from hubs.models import Hub, HubArea, SchoolOverride
from hubs.queries.area import places_without_hub
from pages.base_views import ScopedAction, ScopedForm, ScopedList, holds_by_role
from pages.wording import day_words, short_day_words

FORM_PAGE = "components/form_page.html"


class AreaList(ScopedList):
    """Every place of the hubs in reach, with its dates."""

    model = HubArea
    can = Permission.VIEW_HUB
    template_name = "hubs/area_list.html"
    filterset_class = AreaFilter
    sorts = {"place": "local_authority__name", "hub": "hub__name", "from": "from_on"}
    export_name = "areas"
    export_columns = {
        "Hub": lambda area: area.hub.name,
        "Local authority": lambda area: area.local_authority.name,
        "Authority code": lambda area: area.local_authority.code,
        "District": lambda area: area.district.name if area.district else "",
        "First day": lambda area: area.from_on,
        "Last day": lambda area: area.until_on,
    }

    def prepare(self, queryset):
        return queryset.select_related("hub", "local_authority", "district")

    def get_context_data(self, **kwargs):
        may_edit = holds_by_role(self.request.user, Permission.EDIT_AREAS)
        return super().get_context_data(
            may_edit=may_edit,
            today=timezone.localdate(),
            without_hub=places_without_hub() if may_edit else [],
            **kwargs,
        )


class AreaPage:
    """What the forms about areas share."""

    can = Permission.EDIT_AREAS
    template_name = FORM_PAGE

    def hubs(self):
        return Hub.objects.visible_to(self.request.user, can=self.can).open(timezone.localdate())

    def get_success_url(self):
        return reverse("hubs:areas")


class AddArea(AreaPage, ScopedForm):
    model = HubArea
    form_class = AreaForm
    title = "Give a hub an area"
    intro = (
        "Its schools belong to the hub from that day. Work Groups and places that they "
        "have already stay with the hub that runs them."
    )

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"hubs": self.hubs()}

    def act(self, form):
        return actions.add_area(**form.cleaned_data)

    def get_success_message(self):
        area = self.result
        return f"{area.place} belongs to {area.hub} from {day_words(area.from_on)}."


class EndArea(AreaPage, ScopedForm):
    model = HubArea
    form_class = LastDayForm
    intro = "Its schools have no hub from the day after, until another hub gets the place."

    def prepare(self, queryset):
        return queryset.select_related("hub", "local_authority", "district__local_authority")

    def get_initial(self):
        return {"until_on": self.object.until_on}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"When does {self.object.place} leave {self.object.hub}?", **kwargs
        )

    def act(self, form):
        return actions.end_area(area=self.object, **form.cleaned_data)

    def get_success_message(self):
        return f"Its last day with {self.object.hub} is {day_words(self.result.until_on)}."


class TakeBack(AreaPage, ScopedAction):
    """Undoes what was decided and has not begun."""

    form_class = TakeBackForm
    template_name = "components/confirm.html"
    explanation = ["It is as if it had never been decided. The history keeps who did what."]
    button = "Take it back"
    is_warning = True
    success_message = "It is taken back."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"before": actions.placement_before(self.object)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=self.get_title(), **kwargs)

    def act(self, form):
        return actions.take_back_placement(
            dated=self.object,
            on=timezone.localdate(),
            goes_on=form.cleaned_data.get("goes_on", False),
        )


class TakeBackArea(TakeBack):
    model = HubArea

    def prepare(self, queryset):
        return queryset.select_related("hub", "local_authority", "district__local_authority")

    def get_title(self) -> str:
        area = self.object
        return f"Take back that {area.hub} gets {area.place} on {day_words(area.from_on)}?"


class TakeBackOverride(TakeBack):
    model = SchoolOverride

    def prepare(self, queryset):
        return queryset.select_related("hub", "school")

    def get_title(self) -> str:
        row = self.object
        return f"Take back that {row.school} goes to {row.hub} on {day_words(row.from_on)}?"

    def get_success_url(self):
        return reverse("hubs:overrides")


class OverrideList(ScopedList):
    """Schools placed with a hub by hand, each with the reason."""

    model = SchoolOverride
    can = Permission.VIEW_HUB
    template_name = "hubs/override_list.html"
    sorts = {"school": "school__name_letters", "hub": "hub__name", "from": "from_on"}
    export_name = "schools-placed-by-hand"
    export_columns = {
        "URN": lambda row: row.school.urn,
        "School": lambda row: row.school.name,
        "Hub": lambda row: row.hub.name,
        "Reason": lambda row: row.reason,
        "First day": lambda row: row.from_on,
        "Last day": lambda row: row.until_on,
    }

    def prepare(self, queryset):
        return queryset.select_related("hub", "school", "decided_by")

    def get_context_data(self, **kwargs):
        may_edit = holds_by_role(self.request.user, Permission.EDIT_AREAS)
        today = timezone.localdate()
        return super().get_context_data(may_edit=may_edit, today=today, **kwargs)


class OverrideSchool(AreaPage, ScopedForm):
    model = SchoolOverride
    form_class = SchoolOverrideForm
    title = "Place a school by hand"
    intro = "For a school that belongs to another hub than its place says."

    def get_initial(self):
        return {"school": self.request.GET.get("urn", "")}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"hubs": self.hubs()}

    def act(self, form):
        return actions.override_school(by=self.request.user, **form.cleaned_data)

    def get_success_message(self):
        override = self.result
        day = day_words(override.from_on)
        return f"{override.school} belongs to {override.hub} from {day}."

    def get_success_url(self):
        return reverse("hubs:overrides")


class EndOverride(AreaPage, ScopedForm):
    model = SchoolOverride
    form_class = LastDayForm

    def prepare(self, queryset):
        return queryset.select_related("hub", "school")

    def get_initial(self):
        return {"until_on": self.object.until_on or timezone.localdate()}

    def get_context_data(self, **kwargs):
        override = self.object
        return super().get_context_data(
            title=f"Until when does {override.school} belong to {override.hub}?",
            intro=f"Since {short_day_words(override.from_on)}: {override.reason} From the day "
            "after, the hub of its place is its hub again.",
            **kwargs,
        )

    def act(self, form):
        return actions.end_override(override=self.object, **form.cleaned_data)

    def get_success_message(self):
        return f"Its last day with {self.object.hub} is {day_words(self.result.until_on)}."

    def get_success_url(self):
        return reverse("hubs:overrides")
