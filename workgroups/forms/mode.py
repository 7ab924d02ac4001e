"""Where a workshop is: at a venue, online, or both at once."""

from typing import Any

from django import forms

from pages.forms.widgets import Checkboxes
from workgroups.choices import WorkshopMode

PARTS = [WorkshopMode.FACE_TO_FACE.value, WorkshopMode.ONLINE.value]


class ModeField(forms.MultipleChoiceField):
    """Two ticks, of which both together are a hybrid workshop; gives a WorkshopMode."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"required": "Choose where the workshop is"})
        super().__init__(
            choices=[
                (WorkshopMode.FACE_TO_FACE.value, WorkshopMode.FACE_TO_FACE.label),
                (WorkshopMode.ONLINE.value, WorkshopMode.ONLINE.label),
            ],
            widget=Checkboxes(reveals={"face_to_face": "venue", "online": "join_link"}),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return (
            PARTS if value == WorkshopMode.HYBRID else [value] if isinstance(value, str) else value
        )

    def clean(self, value: Any) -> Any:
        ticked = super().clean(value)
        return WorkshopMode.HYBRID if set(ticked) == set(PARTS) else WorkshopMode(ticked[0])

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
