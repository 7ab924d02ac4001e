"""The pupils whom a participant follows, on their own pages by link."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from access.refusal import Refused
from evaluations.actions.focus_pupil import (
    HAS_LEFT,
    add_focus_pupil,
    close_focus_pupil,
    note_checkpoint,
)
from evaluations.choices import Moment
from evaluations.forms.focus_pupil import CheckpointForm, FocusPupilForm
from evaluations.models import FocusCheckpoint
from evaluations.queries.focus_pupil import PupilOfPlace, pupils_deleted_on, pupils_of
from evaluations.rules.focus_pupil import next_code, reason_against_another
from pages.forms.base import ConfirmForm
from participants.views.place import ActPage


class FocusPupilPage(ActPage):
    """A page about the focus pupils of the place that the link opens."""

    back_label = "Your focus pupils"

    @cached_property
    def pupils(self) -> list[PupilOfPlace]:
        return pupils_of(self.object)

    @property
    def pupils_url(self) -> str:
        return reverse("evaluations:own_focus_pupils", args=[self.kwargs["token"]])

    @property
    def caption(self) -> str:
        return str(self.workgroup)

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=self.back_url or self.pupils_url, **kwargs)

    def get_success_url(self):
        return self.pupils_url


class OwnFocusPupils(FocusPupilPage):
    """All of them, and a form for one more while there may be one more."""

    form_class = FocusPupilForm
    template_name = "evaluations/own_focus_pupils.html"
    title = "Your focus pupils"
    back_label = "Your dates and tasks"

    @property
    def back_url(self) -> str:
        return self.place_url

    @property
    def used(self) -> list[str]:
        return [one.pupil.code for one in self.pupils]

    def get_initial(self):
        return {"shown": next_code(self.used)}

    def get_context_data(self, **kwargs):
        followed = sum(not one.is_closed for one in self.pupils)
        asked_for = self.workgroup.focus_pupils
        return super().get_context_data(
            pupils=self.pupils,
            asked_for=asked_for,
            no_more=reason_against_another(followed=followed, asked_for=asked_for, used=self.used),
            next_code=next_code(self.used),
            deleted_on=pupils_deleted_on(self.workgroup),
            **kwargs,
        )

    def act(self, form):
        return add_focus_pupil(participant=self.object, **form.cleaned_data)

    def get_success_message(self):
        return f"You follow pupil {self.result.code}, and keep for yourself who that is."


class OneFocusPupil(FocusPupilPage):
    """A page about one of them."""

    @cached_property
    def one(self) -> PupilOfPlace:
        for one in self.pupils:
            if one.pupil.pk == self.kwargs["pupil"]:
                return one
        raise Http404

    def get_context_data(self, **kwargs):
        return super().get_context_data(one=self.one, **kwargs)


class OwnCheckpoint(OneFocusPupil):
    """How the pupil is doing at one moment."""

    form_class = CheckpointForm
    template_name = "evaluations/own_checkpoint.html"

    @cached_property
    def moment(self) -> Moment:
        if self.kwargs["moment"] not in Moment.values:
            raise Http404
        return Moment(self.kwargs["moment"])

    @property
    def noted(self) -> FocusCheckpoint | None:
        return dict(self.one.moments)[self.moment]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"noted": self.noted}

    @property
    def title(self) -> str:
        return f"{self.one.pupil}, {self.moment.label.lower()}"

    def check(self):
        if self.one.is_closed:
            raise Refused(HAS_LEFT)

    def act(self, form):
        return note_checkpoint(pupil=self.one.pupil, moment=self.moment, said=form.words_said())

    @property
    def still_to_note(self) -> PupilOfPlace | None:
        """The next pupil of whom nothing is noted at this moment, so that all take one way."""
        others = (one for one in self.pupils if one.pupil != self.one.pupil and not one.is_closed)
        return next((one for one in others if dict(one.moments)[self.moment] is None), None)

    def get_success_message(self):
        following = f", and next is {self.still_to_note.pupil}" if self.still_to_note else ""
        return f"Saved: {self.title}{following}."

    def get_success_url(self):
        if self.still_to_note is None:
            return self.pupils_url
        where = [self.kwargs["token"], self.still_to_note.pupil.pk, self.moment.value]
        return reverse("evaluations:own_checkpoint", args=where)


class CloseFocusPupil(OneFocusPupil):
    """For a pupil who has left; the letter stays closed, so that nobody else's stands under it."""

    form_class = ConfirmForm
    template_name = "components/confirm.html"
    is_warning = True

    @property
    def title(self) -> str:
        return f"Has pupil {self.one.pupil.code} left?"

    @property
    def explanation(self) -> list[str]:
        code = self.one.pupil.code
        if not any(noted for _, noted in self.one.moments):
            return [f"You have noted nothing of {code} yet, so {code} is removed altogether."]
        return [
            f"Do this if the pupil has left your class or school. What you noted of {code} stays "
            "until everything is deleted, and the letter is not given to another pupil.",
            "You can follow another pupil in their place, by the next letter.",
        ]

    @property
    def button(self) -> str:
        return f"Close {self.one.pupil.code}"

    def check(self):
        if self.one.is_closed:
            raise Refused(HAS_LEFT)

    def act(self, form):
        return close_focus_pupil(pupil=self.one.pupil)

    def get_success_message(self):
        code = self.one.pupil.code
        return f"The letter {code} is closed." if self.result else f"{code} is removed."
