import django_filters

from pages.forms.base import FilterForm
from pages.searching import holding_every_word
from participants.models import Person, TeacherReference

GIVEN, SAID_NONE, UNKNOWN = "given", "none", "unknown"


class PersonFilter(django_filters.FilterSet):
    """People by who they are. Never by their TRN: what is searched for stands in the address."""

    q = django_filters.CharFilter(label="Name, email or school", method="matching")
    trn = django_filters.ChoiceFilter(
        label="TRN",
        choices=[
            (GIVEN, "Given"),
            (SAID_NONE, "Has none, and said why"),
            (UNKNOWN, "Not known"),
        ],
        method="with_trn",
        empty_label="Known or not",
    )

    class Meta:
        model = Person
        fields: list[str] = []
        form = FilterForm

    def matching(self, queryset, name, value):
        return holding_every_word(queryset, value, "name", "email", "school__name")

    def with_trn(self, queryset, name, value):
        said = TeacherReference.objects.all()
        if value == UNKNOWN:
            return queryset.exclude(pk__in=said.values("person"))
        without = said.filter(number="")
        given = said.exclude(number="")
        chosen = given if value == GIVEN else without
        return queryset.filter(pk__in=chosen.values("person"))
