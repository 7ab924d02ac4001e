"""Those who take part, for each other; and whether one's own address is among what they see."""

from django.http import Http404

from pages.forms.base import ConfirmForm
from participants.actions.share_email import share_email
from participants.queries.others import others_in
from participants.views.place import ActPage


class Others(ActPage):
    form_class = ConfirmForm
    template_name = "participants/others.html"
    back_label = "Your dates and tasks"

    def get_form_kwargs(self):
        # Whoever books a single meeting has not joined a group.
        if self.workgroup.project.is_event:
            raise Http404
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            others=others_in(self.workgroup),
            leads=list(self.workgroup.leads.order_by("name")),
            is_shared=self.object.email_shared_at is not None,
            back_url=self.place_url,
            **kwargs,
        )

    def act(self, form):
        # What the button said: the page may stand open in two places.
        return share_email(
            participant=self.object, is_shared=self.request.POST.get("show") == "yes"
        )

    def get_success_message(self):
        if self.result.email_shared_at:
            return "The others see your email address, until you take it back here."
        return "The others no longer see your email address."

    def get_success_url(self):
        return self.request.path
