"""A participant's own Work Groups over the years, and a file of what is held of them."""

from pages.base_views import READ_ONLY
from pages.exports import csv_response
from pages.forms.base import ConfirmForm
from participants import links
from participants.queries.certificate import certificates_of_person
from participants.queries.own_data import held_of
from participants.queries.own_years import own_open_interests, own_workgroups
from participants.views.place import PlacePage


class OwnWorkGroups(PlacePage):
    """All places of the same person, each with its own page and next date."""

    form_class = ConfirmForm
    template_name = "participants/own_workgroups.html"
    http_method_names = READ_ONLY

    def says_called_off(self):
        # The other Work Groups take place all the same.
        return None

    def get_context_data(self, **kwargs):
        person = self.object.person
        return super().get_context_data(
            places=[(one, links.PLACE.path(one.place)) for one in own_workgroups(person)],
            certificates=list(certificates_of_person(person.pk)),
            interests=[(one, links.INTEREST.path(one)) for one in own_open_interests(person)],
            **kwargs,
        )


class OwnData(PlacePage):
    """Everything that is held of the person, as a file."""

    form_class = ConfirmForm
    http_method_names = READ_ONLY

    def says_called_off(self):
        return None

    def get(self, request, *args, **kwargs):
        columns = {
            "What": lambda line: line.kind,
            "About": lambda line: line.about,
            "Held": lambda line: line.words,
        }
        lines = [line for line in held_of(self.object.person) if line.words]
        answer = csv_response("what-is-held-of-you", columns, lines)
        answer["Cache-Control"] = "private, no-store"
        return answer
