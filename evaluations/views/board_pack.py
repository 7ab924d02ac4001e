"""What the board reads of a year: packs, each as it stood when it was made."""

from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from evaluations.actions.board_pack import make_board_pack
from evaluations.forms.board_pack import BoardPackForm
from evaluations.models import BoardPack
from evaluations.rules.board_pack import pack_changes
from hubs.models import Hub
from pages.base_views import ScopedDetail, ScopedForm, ScopedList, holds_by_role
from pages.exports import XLSX

PAPERS = ("pdf", "workbook")  # read only where they are asked for


class BoardPackList(ScopedList):
    model = BoardPack
    can = Permission.VIEW_BOARD_PACK
    template_name = "evaluations/board_pack_list.html"
    sorts = {"made": "made_at", "year": "school_year"}
    default_sort = "-made"

    def prepare(self, queryset):
        return queryset.select_related("hub", "made_by").defer("sections", *PAPERS)

    def get_context_data(self, **kwargs):
        may_make = holds_by_role(self.request.user, Permission.MAKE_BOARD_PACK)
        return super().get_context_data(may_make=may_make, **kwargs)


class BoardPackDetail(ScopedDetail):
    """Every section, and above them what is another figure than in the pack before."""

    model = BoardPack
    can = Permission.VIEW_BOARD_PACK
    template_name = "evaluations/board_pack.html"

    def prepare(self, queryset):
        return queryset.select_related("hub", "made_by").defer(*PAPERS)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pack = context["object"]
        packs = BoardPack.objects.visible_to(self.request.user, can=self.can)
        before = packs.before(pack).defer(*PAPERS).first()
        sections = pack.sections_as_kept
        return context | {
            "pack": pack,
            "sections": sections,
            "before": before,
            "changes": pack_changes(before.sections_as_kept, sections) if before else [],
        }


class MakeBoardPack(ScopedForm):
    model = BoardPack
    can = Permission.MAKE_BOARD_PACK
    form_class = BoardPackForm
    template_name = "components/form_page.html"
    title = "Make a pack for the board"
    intro = (
        "It holds the figures of the year as they stand now, and keeps them: what is corrected "
        "later does not change it. The next pack says what has changed since this one."
    )
    back_label = "All packs"
    working = "Making the pack: the figures of the year, then its PDF and its workbook."

    def get_form_kwargs(self):
        hubs = Hub.objects.visible_to(self.request.user, can=self.can)
        return super().get_form_kwargs() | {"hubs": hubs}

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=reverse("evaluations:board_packs"), **kwargs)

    def act(self, form):
        return make_board_pack(
            hub=form.cleaned_data["hub"],
            year=form.cleaned_data["year"],
            now=self.now,
            by=self.request.user,
        )

    @cached_property
    def now(self) -> datetime:
        return timezone.now()

    def get_success_message(self):
        if self.result.made_at < self.now:
            return f"Pack {self.result.number} was made a moment ago, so no other was made."
        return "The pack is made, and the board can read it."

    def get_success_url(self):
        return reverse("evaluations:board_pack", args=[self.result.pk])


class BoardPackPaper(ScopedDetail):
    """One of the two files that were kept with it."""

    model = BoardPack
    can = Permission.VIEW_BOARD_PACK
    paper = ""
    content_type = ""
    extension = ""

    def prepare(self, queryset):
        return queryset.select_related("hub").only("hub__slug", "number", "school_year", self.paper)

    def get(self, request, *args, **kwargs):
        pack = self.get_row()
        name = f"board-pack-{pack.hub.slug}-{pack.number}.{self.extension}"
        return HttpResponse(
            bytes(getattr(pack, self.paper)),
            content_type=self.content_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class BoardPackPdf(BoardPackPaper):
    paper = "pdf"
    content_type = "application/pdf"
    extension = "pdf"


class BoardPackWorkbook(BoardPackPaper):
    paper = "workbook"
    content_type = XLSX
    extension = "xlsx"
