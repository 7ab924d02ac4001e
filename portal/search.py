"""The one search box: its page, and what it offers while somebody types.

What is typed may be somebody's name, so it comes by POST: never in an address, a log or a history.
"""

from dataclasses import asdict

from django import forms
from django.http import JsonResponse
from django.views.generic import View
from django.views.generic.edit import FormView

from pages.forms.base import FilterForm
from portal.finding import find_by_words

ON_THE_PAGE, OFFERED = 10, 4
LETTERS_AT_MOST = 100


class SearchForm(FilterForm):
    q = forms.CharField(max_length=LETTERS_AT_MOST)


class Search(FormView):
    """Everything within one's reach that holds the words, by kind."""

    form_class = SearchForm
    template_name = "portal/search.html"
    http_method_names = ["get", "head", "options", "post"]

    def form_valid(self, form):
        q = form.cleaned_data["q"]
        groups = find_by_words(q, self.request.user, ON_THE_PAGE)
        context = self.get_context_data(form=form, searched_for=q, groups=groups, is_asked=True)
        return self.render_to_response(context)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form, is_asked=True), status=422)


class SearchOffers(View):
    """The best few of each kind, for the script of the box."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        form = SearchForm(request.POST)
        # Of what cannot be searched nothing is offered; the page says why.
        groups = (
            find_by_words(form.cleaned_data["q"], request.user, OFFERED) if form.is_valid() else []
        )
        return JsonResponse({"groups": [asdict(group) for group in groups]})
