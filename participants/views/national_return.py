"""National returns: what is still missing, making one, and its file, which stays as it was made."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import ScopedAction, ScopedDetail, ScopedForm, ScopedList, row_id
from pages.rules.school_year import school_year_of
from pages.wording import school_year_words
from participants.actions.national_return import make_return, open_return
from participants.forms.national_return import NationalReturnForm
from participants.forms.person import LookAtTrnForm
from participants.models import NationalReturn, Participant, TrnLook
from participants.queries.national_return import gaps_of_year
from participants.queries.teacher_reference import MINUTES, shown_since
from workgroups.models import Workshop


class NationalReturns(ScopedList):
    model = NationalReturn
    can = Permission.VIEW_TRN
    template_name = "participants/national_returns.html"

    def prepare(self, queryset):
        return queryset.defer("content").select_related("hub", "made_by")


class MakeReturn(ScopedForm):
    """With what is still missing above it, so that nobody is surprised by the file."""

    model = NationalReturn
    can = Permission.VIEW_TRN
    form_class = NationalReturnForm
    template_name = "participants/make_return.html"

    @cached_property
    def year(self) -> int:
        """This school year's, or the one before, in which the last workshops are reported."""
        this = school_year_of(timezone.localdate())
        return this - 1 if row_id(self.request.GET.get("year", "")) == this - 1 else this

    @property
    def title(self) -> str:
        return f"Make a national return of {school_year_words(self.year)}"

    def get_form_kwargs(self):
        hubs = self.request.user.hubs_that_allow(self.can).order_by("name")
        return super().get_form_kwargs() | {"hubs": hubs}

    def get_context_data(self, **kwargs):
        user, this = self.request.user, school_year_of(timezone.localdate())
        places = Participant.objects.visible_to(user, can=Permission.KEEP_PEOPLE)
        workshops = Workshop.objects.visible_to(user, can=Permission.VIEW_WORKGROUP)
        return super().get_context_data(
            gaps=gaps_of_year(places, workshops, self.year),
            other_year=this - 1 if self.year == this else this,
            **kwargs,
        )

    def act(self, form):
        said = form.cleaned_data
        return make_return(
            hub=said["hub"],
            year=self.year,
            columns=said["columns"],
            trn_reason=said["trn_reason"] or "",
            by=self.request.user,
        )

    def get_success_message(self):
        return f"{self.result} is made, with {self.result.rows} places in it."

    def get_success_url(self):
        return reverse("participants:national_returns")


class ReturnPage:
    model = NationalReturn
    can = Permission.VIEW_TRN

    def prepare(self, queryset):
        return queryset.select_related("hub", "made_by")


class OpenReturn(ReturnPage, ScopedAction):
    """A file with numbers opens for a few minutes, to whoever says what for."""

    form_class = LookAtTrnForm

    @property
    def title(self) -> str:
        return f"Download {self.object} with its numbers?"

    @property
    def back_url(self) -> str:
        return reverse("participants:national_returns")

    def act(self, form):
        open_return(made=self.object, reason=form.cleaned_data["reason"], by=self.request.user)

    def get_success_message(self):
        return f"The file can be downloaded for {MINUTES} minutes."

    def get_success_url(self):
        return self.back_url


class ReturnFile(ReturnPage, ScopedDetail):
    """The file as it was made; with numbers only to whoever has just said what for."""

    def get(self, request, *args, **kwargs):
        made = self.get_row()
        if made.has_numbers and not self.has_said_why(made):
            return redirect("participants:open_return", made.pk)
        name = f"national-return-{made.number}.csv"
        return HttpResponse(
            bytes(made.content),
            content_type="text/csv; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "Cache-Control": "private, no-store",
            },
        )

    def has_said_why(self, made: NationalReturn) -> bool:
        looks = TrnLook.objects.visible_to(self.request.user, can=self.can)
        own = looks.filter(looked_by=self.request.user, looked_at__gt=shown_since())
        return own.filter(national_return=made).exists()
