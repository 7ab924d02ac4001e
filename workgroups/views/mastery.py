"""The stages of Teaching for Mastery: of all the hub's schools, and of one school."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList, holds_by_role
from schools.models import School
from workgroups.actions import mastery as actions
from workgroups.filters.mastery import MasteryFilter
from workgroups.forms.mastery import StageForm
from workgroups.models import MasteryStage
from workgroups.queries.mastery import journeys_of, stage_counts


class StageList(ScopedList):
    """Where the schools in reach stand; today's stages unless others are asked for."""

    model = MasteryStage
    can = Permission.VIEW_SCHOOLS
    template_name = "workgroups/stage_list.html"
    filterset_class = MasteryFilter
    sorts = {
        "school": "school__name_letters",
        "authority": "school__local_authority__name",
        "since": "from_on",
    }
    export_name = "stages"
    export_columns = {
        "URN": lambda row: row.school.urn,
        "School": lambda row: row.school.name,
        "Local authority": lambda row: row.school.local_authority,
        "Phase": lambda row: row.get_phase_display(),
        "Stage": lambda row: row.get_stage_display(),
        "First day": lambda row: row.from_on,
        "Last day": lambda row: row.until_on,
        "Note": lambda row: row.note,
        "Taken again because": lambda row: row.once_more_because,
        "Noted by": lambda row: row.noted_by.name,
    }

    def prepare(self, queryset):
        return queryset.select_related("school__local_authority", "noted_by")

    def get_context_data(self, **kwargs):
        # Of all in reach, whatever the list is narrowed to.
        rows = MasteryStage.objects.visible_to(self.request.user, can=self.can)
        return super().get_context_data(
            counts=stage_counts(rows, timezone.localdate()), today=timezone.localdate(), **kwargs
        )


class SchoolStages(ScopedDetail):
    """One school's journeys, a phase at a time."""

    model = School
    can = Permission.VIEW_SCHOOLS
    template_name = "workgroups/school_stages.html"

    def prepare(self, queryset):
        return queryset.select_related("local_authority")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "school": context["object"],
            "journeys": journeys_of(context["object"], timezone.localdate()),
            "may_note": holds_by_role(self.request.user, Permission.NOTE_STAGE),
        }


class StagePage(ScopedForm):
    """The form about a school's stage."""

    can = Permission.NOTE_STAGE
    form_class = StageForm
    template_name = "components/form_page.html"
    back_label = "Stages of the school"

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=str(self.stage.school), **kwargs)

    def get_success_url(self):
        return reverse("workgroups:school_stages", args=[self.stage.school_id])


class NoteStage(StagePage):
    """A school in reach has a hub, which is the one that notes it."""

    model = School
    title = "Record a stage of Teaching for Mastery"
    success_message = "The stage is recorded, and the one before it ended on the day before."
    intro = "If the school is in another stage of this phase, that one ends on the day before."

    @property
    def stage(self) -> MasteryStage:
        return MasteryStage(school=self.object, noted_by=self.object.hub)

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.stage}

    def act(self, form):
        return actions.note_stage(stage=form.save(commit=False))


class ChangeStage(StagePage):
    model = MasteryStage
    title = "Change or end a stage"
    success_message = "The stage is saved."

    def prepare(self, queryset):
        return queryset.select_related("school")

    @property
    def stage(self) -> MasteryStage:
        return self.object

    def act(self, form):
        return actions.change_stage(stage=form.save(commit=False))


class RemoveStage(ScopedAction):
    model = MasteryStage
    can = Permission.NOTE_STAGE
    button = "Take the stage away"
    is_warning = True
    success_message = "The stage is no longer recorded."

    def prepare(self, queryset):
        return queryset.select_related("school")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Take away {self.object.get_stage_display()}?",
            explanation=[
                f"{self.object.school} is then shown as if it had never been in this stage. Do "
                "this only for a mistake: a stage that is over gets a last day."
            ],
            **kwargs,
        )

    def act(self, form):
        actions.remove_stage(stage=self.object)

    def get_success_url(self):
        return reverse("workgroups:school_stages", args=[self.object.school_id])
