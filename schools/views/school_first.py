from typing import Any

from django.http import HttpResponseRedirect
from django.urls import reverse

from pages.base_views import row_id
from pages.public_views import PublicForm
from pages.set_aside import set_aside
from schools.queries.school import find_schools, open_school

NO_SCHOOL = "none"
FORM_ID = "about-the-school"  # of the form, as the button to another school stands outside of it
CHANGES_SCHOOL = "change_school"


class SchoolCanChange:
    """A form about the school in the page's address, which comes back as it was typed when its
    writer chooses another one first.
    """

    request: Any

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.helper.form_id = FORM_ID
        return form

    def post(self, request, *args, **kwargs):
        if CHANGES_SCHOOL not in request.POST:
            return super().post(request, *args, **kwargs)
        typed = request.POST.copy()
        del typed[CHANGES_SCHOOL]
        return HttpResponseRedirect(f"{request.path}?kept={self.keep(typed, request.path)}")

    def keep(self, typed, path: str) -> str:
        """The token by which the page at that path shows the form as it was typed."""
        session, by = self.request.session, self.request.user.pk
        return set_aside(session, path=path, typed=typed, about=None, by=by)

    def get_context_data(self, **kwargs):
        kept = self.request.GET.get("kept", "")
        return super().get_context_data(
            kept=kept, form_id=FORM_ID, changes_school=CHANGES_SCHOOL, **kwargs
        )


class SchoolFirst(SchoolCanChange, PublicForm):
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
