"""A list taken in: check it, put it right, do what it says."""

from typing import Any

from pages.base_views import ScopedForm
from pages.wording import join_words, school_year_words


def labelled_numbers(*parts: tuple[str, int]) -> str:
    """New drafts: 2. There already: 1. What there is none of is not said."""
    return " ".join(f"{label}: {number}." for label, number in parts if number)


def in_numbers(*parts: tuple[int, str, str]) -> str:
    """2 drafts are made and 1 of the list was there already, each in the number it has."""
    said = [f"{number} {one if number == 1 else more}" for number, one, more in parts if number]
    return f"{join_words(said)}."


class CheckedList(ScopedForm):
    """Shows what each line of a list would do, and does it when told to."""

    template_name = "workgroups/list_to_check.html"
    working = "Going through the list line by line."

    def preview(self, form):
        """A report of what `act` would do. May raise ListFileError."""
        raise NotImplementedError

    def counts(self, report) -> str:
        """How many of each kind, in sentences."""
        raise NotImplementedError

    def deed(self, report) -> str:
        """What the button says that takes the list in."""
        raise NotImplementedError

    def form_valid(self, form):
        if self.request.POST.get("do") == "add":
            return super().form_valid(form)
        # Caught as the deed is, which it tries.
        if not self.tried(self.preview, form):
            return self.form_invalid(form)
        report = self.result
        return self.render_to_response(
            self.get_context_data(
                form=self.to_go_on_with(form),
                report=report,
                rows=form.rows,
                counts=self.counts(report),
                deed=self.deed(report),
                **self.more(form),
            )
        )

    def more(self, form) -> dict[str, Any]:
        """What else the page says of the list; by itself only its lines, without any dates."""
        return {"lines": [(row, []) for row in form.rows]}

    def to_go_on_with(self, form):
        """A new form, where what was read of a file, which a browser sends once, is put right."""
        kept = {name: value for name, value in form.cleaned_data.items() if name != "file"}
        year = school_year_words(kept["year"]) if kept["year"] else ""
        given = {"data": None, "files": None, "initial": kept | {"year": year}}
        return self.get_form_class()(**self.get_form_kwargs() | given)
