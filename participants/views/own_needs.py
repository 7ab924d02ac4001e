"""What somebody needs at the workshops, changed on their own page."""

from participants.actions import own_needs
from participants.forms.own_needs import NeedsForm
from participants.views.place import ActPage


class OwnNeeds(ActPage):
    form_class = NeedsForm
    template_name = "participants/own_needs.html"
    success_message = "Saved: the hub and whoever leads your workshops can read it."

    def check(self):
        own_needs.check_still_needed(self.object)

    @property
    def back_url(self) -> str:
        return self.place_url

    def get_initial(self):
        place = self.object
        return {"access_needs": place.access_needs, "food_needs": place.food_needs}

    def act(self, form):
        own_needs.change_needs(participant=self.object, **form.cleaned_data)
