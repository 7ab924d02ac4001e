from django.urls import reverse

from pages.base_views import row_id
from pages.public_views import PublicForm
from schools.queries.school import find_schools, open_school

NO_SCHOOL = "none"


class SchoolFirst(PublicForm):
    """A public form that asks first which school it is about, or none.

    The school is searched for and kept in the page's address, so that nothing typed in the form
    can be lost by looking it up.
    """

    def dispatch(self, request, *args, **kwargs):
        asked = request.GET.get("school", "")
        self.school = open_school(row_id(asked))
        self.asks_school = not (self.school or asked == NO_SCHOOL or request.method == "POST")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", "") if self.asks_school else ""
        return super().get_context_data(
            school=self.school,
            asks_school=self.asks_school,
            q=text,
            source=reverse("schools:school_search"),
            found=find_schools(text) if text else [],
            **kwargs,
        )
