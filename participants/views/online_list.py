"""A register filled in from the attendance list of Teams, Zoom or Meet."""

from django.utils import timezone

from access.permissions import Permission
from pages.base_views import ScopedForm
from pages.wording import join_words
from participants.actions import attendance_register
from participants.forms.online_list import OnlineListForm
from participants.queries.attendance_register import register_rows
from participants.queries.own import own_lines
from participants.rules.completion import minutes_between
from participants.rules.online_marks import Filled, filled_register
from participants.rules.online_people import minutes_there
from participants.views.attendance_register import WorkshopPage


class OnlineList(WorkshopPage, ScopedForm):
    """Shows who of the list is whom, then marks them as here with their minutes.

    A list is evidence of who was there, and of nobody that they were not.
    """

    can = Permission.TAKE_REGISTER
    form_class = OnlineListForm
    template_name = "participants/online_list.html"
    title = "Fill in the register from an online list"

    def check(self):
        attendance_register.check_begun(self.object)
        attendance_register.check_register_is_open(getattr(self.object, "register", None))

    def get_form_kwargs(self):
        self.rows = register_rows(self.object)
        day = timezone.localdate(self.object.starts_at)
        return super().get_form_kwargs() | {"rows": self.rows, "day": day}

    def form_valid(self, form):
        if self.request.POST.get("do") == "keep":
            return super().form_valid(form)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            workgroup=self.object.workgroup, back_url=self.get_register_url(), **kwargs
        )
        form = context["form"]
        if form.is_bound and form.guests:
            context |= {
                "lines": [(guest, box, self.minutes_of([guest])) for guest, box in form.lines()],
                "whole": self.whole,
                "places": self.rows,
                "filled": self.filled(form),
            }
        return context

    @property
    def whole(self) -> int:
        return minutes_between(self.object.starts_at, self.object.ends_at)

    def minutes_of(self, guests) -> int:
        return minutes_there(guests, self.object.starts_at, self.object.ends_at)

    def filled(self, form) -> Filled:
        own = own_lines(self.object, self.request.user)
        return filled_register(
            self.rows,
            form.guests_by_person(),
            fixed={*own, *attendance_register.held_lines(self.object)},
            at_least=form.cleaned_data.get("at_least", 1),
            begins=self.object.starts_at,
            ends=self.object.ends_at,
        )

    def act(self, form):
        filled = self.filled(form)
        attendance_register.take_register(
            workshop=self.object,
            marks=filled.marks,
            minutes=filled.minutes,
            by=self.request.user,
        )
        return filled

    def get_success_message(self):
        filled = self.result
        number = len(filled.marks)
        said = [f"{number} {'person is' if number == 1 else 'people are'} marked as here."]
        if filled.too_short:
            said.append(f"There for too short a time: {join_words(filled.too_short)}.")
        if filled.left_alone:
            said.append(f"Left as they were: {join_words(filled.left_alone)}.")
        return " ".join(said)

    def get_success_url(self):
        return self.get_register_url()
