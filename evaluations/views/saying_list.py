from access.permissions import Permission
from evaluations.choices import Wave
from evaluations.filters import SayingFilter
from evaluations.models import Answer
from pages.base_views import ScopedList

# To read all of an answer and of what it belongs to takes longer than to find it.
WORKGROUP = "invitation__participant__workgroup"
SHOWN = (
    "text",
    "question__text",
    "invitation__wave",
    "invitation__may_be_quoted",
    WORKGROUP,
    f"{WORKGROUP}__title",
    f"{WORKGROUP}__cohort",
)


class SayingList(ScopedList):
    """What people wrote in their own words, without names; of single workshops nothing."""

    model = Answer
    can = Permission.VIEW_ANSWERS
    template_name = "evaluations/saying_list.html"
    filterset_class = SayingFilter
    export_name = "what-people-say"
    export_columns = {
        "Words": lambda row: row.text,
        "Question": lambda row: row.question.text,
        "When": lambda row: Wave(row.invitation.wave).label,
        "Work Group": lambda row: str(row.invitation.participant.workgroup),
        "May be quoted": lambda row: "yes" if row.invitation.may_be_quoted else "no",
    }

    def prepare(self, queryset):
        shown = queryset.in_words().select_related("question", WORKGROUP)
        return shown.only(*SHOWN)
