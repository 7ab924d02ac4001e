from access.refusal import Refused
from workgroups.forms.agreement import ChooseAgreementForm
from workgroups.views.plan import EditWorkGroup


class ChooseAgreement(EditWorkGroup):
    """Which agreement heads and teachers sign, and whether a place waits for it."""

    form_class = ChooseAgreementForm
    title = "Agreement"
    intro = (
        "The head signs it with the approval and the teacher with the place, each in one press. "
        "Whoever has not signed is asked by email, until the first workshop begins."
    )

    def check(self):
        if self.object.project.is_event:
            raise Refused("Nobody signs an agreement for a single meeting or event.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_success_url(self):
        return self.back_url

    def get_success_message(self):
        return "Saved for whoever signs from now on."
