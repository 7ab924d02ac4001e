"""Two records of one person: found, looked at side by side, merged, and taken apart again."""

from django.urls import reverse
from django.utils.functional import cached_property

from access.permissions import Permission
from access.refusal import Refused
from pages.base_views import ScopedAction, ScopedForm, ScopedList
from pages.searching import holding_every_word
from participants.actions.person import check_not_told_apart, tell_people_apart
from participants.actions.person_merge import (
    merge_people,
    refuse_people_merge,
    refuse_undo,
    undo_merge,
)
from participants.forms.person import FindPersonForm, MergePeopleForm
from participants.models import Person, PersonMerge
from participants.queries.matching import likely_doubles
from participants.queries.person import doubles_of, years_of
from participants.rules.matching import Evidence
from participants.views.persons import PersonPage, person_in_reach

FOUND = 20
WHY = {
    Evidence.EMAIL: "Same email address",
    Evidence.TRN: "Same teacher reference number",
    Evidence.NAME_AND_SCHOOL: "Same name and school",
}


class LikelyDoubles(ScopedList):
    """Pairs of records that may be of one person, the best reason first."""

    model = Person
    can = Permission.KEEP_PEOPLE
    template_name = "participants/likely_doubles.html"

    def get_queryset(self):
        pairs = likely_doubles(super().get_queryset())
        return [{"why": WHY[why], "one": one, "other": other} for why, one, other in pairs]


class ChooseDouble(PersonPage, ScopedForm):
    """Who else this is. Looked for by POST, for what is typed is somebody's name."""

    form_class = FindPersonForm
    template_name = "participants/choose_double.html"

    @property
    def title(self) -> str:
        return f"Who else is {self.object.name}?"

    def form_valid(self, form):
        people = Person.objects.visible_to(self.request.user, can=self.can).unmerged()
        people = people.exclude(pk=self.object.pk).select_related("school").order_by("name", "pk")
        found = holding_every_word(people, form.cleaned_data["q"], "name", "email", "school__name")
        context = self.get_context_data(form=form, found=list(found[:FOUND]), has_searched=True)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs):
        likely = [(WHY[why], one) for why, one in doubles_of(self.object, self.request.user)]
        return super().get_context_data(likely=likely, **kwargs)


class PairPage(PersonPage):
    """A page about two people; the address names the one who stays first."""

    @cached_property
    def other(self) -> Person:
        return person_in_reach(self.request.user, self.kwargs["other"])

    def grown_ups(self):
        return [self.object.name, self.other.name]


class MergePeople(PairPage, ScopedForm):
    """What moves, what differs and what stands in the way, before anything is done."""

    form_class = MergePeopleForm
    template_name = "participants/merge_people.html"
    is_warning = False

    @property
    def title(self) -> str:
        return f"Merge {self.other.name} into {self.object.name}?"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"kept": self.object, "merged": self.other}

    @cached_property
    def stands_in_the_way(self) -> str:
        try:
            refuse_people_merge(self.object, self.other, self.request.user)
        except Refused as refusal:
            return refusal.message
        return ""

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            kept=self.object,
            merged=self.other,
            columns=[years_of(self.object, user), years_of(self.other, user)],
            stands_in_the_way=self.stands_in_the_way,
            **kwargs,
        )

    def act(self, form):
        return merge_people(
            kept=self.object, merged=self.other, takes=form.takes, by=self.request.user
        )

    def get_success_message(self):
        return f"The two are one person now, {self.result.kept.name}, and that can be undone below."


class KeepApart(PairPage, ScopedAction):
    explanation = ("They are no longer listed as who may be one person. Nobody is written to.",)
    button = "They are two people"

    @property
    def title(self) -> str:
        return f"Are {self.object.name} and {self.other.name} two people?"

    def check(self):
        check_not_told_apart(self.object, self.other)

    def get_context_data(self, **kwargs):
        summary = [
            (person.name, f"{person.email}\n{person.school}")
            for person in (self.object, self.other)
        ]
        return super().get_context_data(summary=summary, **kwargs)

    def act(self, form):
        return tell_people_apart(one=self.object, other=self.other, by=self.request.user)

    def get_success_message(self):
        return f"{self.object.name} and {self.other.name} are kept as two people."

    def get_success_url(self):
        return reverse("participants:likely_doubles")


class UndoMerge(ScopedAction):
    model = PersonMerge
    can = Permission.KEEP_PEOPLE
    button = "Make them two again"
    explanation = (
        "What moved goes back, and both are known as they were before. What came since stays with "
        "the one who was kept.",
    )

    def prepare(self, queryset):
        return queryset.standing().select_related("kept", "merged", "merged_by")

    @property
    def title(self) -> str:
        return f"Make two records of {self.object.kept.name} again?"

    def check(self):
        refuse_undo(self.object, self.request.user)

    def get_context_data(self, **kwargs):
        merge = self.object
        summary = [
            ("Kept", merge.kept.name),
            ("Merged into it", f"{merge.merged.name}\n{merge.merged.email}"),
            ("By", merge.merged_by),
        ]
        return super().get_context_data(summary=summary, **kwargs)

    def act(self, form):
        return undo_merge(merge=self.object, by=self.request.user)

    def get_success_message(self):
        return f"{self.result.merged.name} is a record of its own again, as before."

    def get_success_url(self):
        return reverse("participants:person", args=[self.object.kept_id])
