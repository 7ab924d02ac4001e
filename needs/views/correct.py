"""Putting right what somebody typed wrong of themselves."""

from needs.actions.correct import correct_enquiry
from needs.forms.correct import CorrectEnquiryForm
from needs.views.enquiry import EnquiryFormPage


class CorrectEnquiry(EnquiryFormPage):
    form_class = CorrectEnquiryForm
    title = "Put details right"

    def get_initial(self):
        names = ("name", "email", "telephone", "organisation", "school")
        return {name: getattr(self.object, name) for name in names}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"enquiry": self.object}

    def act(self, form):
        self.email = form.cleaned_data["email"].lower()
        return correct_enquiry(enquiry=self.object, **form.cleaned_data)

    def get_success_message(self):
        if self.result == self.email:
            return "Saved, and the history keeps what stood there before."
        if not self.result:
            return "Saved, and you can answer from the portal now."
        return (
            f"Saved, and what went to {self.result} can be sent again: find it under Messages and "
            "open it."
        )
