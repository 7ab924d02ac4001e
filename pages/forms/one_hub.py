from django import forms


class OfOneHub:
    """Asks for the hub only of those who work for several."""

    def choose_hub(self, hubs) -> None:
        field = self.fields["hub"]
        field.queryset = hubs
        first_two = list(hubs[:2])
        if len(first_two) == 1:
            self.initial["hub"] = first_two[0].pk
            # Hidden and not left out, so that the answer has a hub whoever gave it.
            field.widget = forms.HiddenInput()
