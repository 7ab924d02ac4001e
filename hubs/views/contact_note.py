"""The log of contact with a school: its notes, each added, corrected or taken away."""

from django.urls import reverse
from django.utils import timezone

from access.permissions import Permission
from hubs.actions import contact_note as actions
from hubs.forms.contact_note import ContactNoteForm
from hubs.models import ContactNote
from pages.base_views import ScopedAction, ScopedForm
from pages.wording import day_words
from schools.models import School


class ContactNotePage(ScopedForm):
    """What pages about one note share."""

    can = Permission.CONTACT_SCHOOLS
    form_class = ContactNoteForm
    template_name = "components/form_page.html"

    @property
    def school(self) -> School:
        return self.object.school

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=str(self.school), **kwargs)

    def get_success_url(self):
        return reverse("schools:school", args=[self.school.pk])


class AddContactNote(ContactNotePage):
    # The address names the school, as there is no note yet.
    model = School
    title = "Note a talk with the school"

    @property
    def school(self) -> School:
        return self.object

    def get_initial(self):
        return {"day": timezone.localdate()}

    def act(self, form):
        return actions.note_contact(
            school=self.school,
            note=form.save(commit=False),
            by=self.request.user,
            today=timezone.localdate(),
        )

    def get_success_message(self):
        if self.result.next_on:
            return f"Noted: the school comes up in your list on {day_words(self.result.next_on)}."
        return "Noted."


class EditContactNote(ContactNotePage):
    model = ContactNote
    title = "Change the note"
    success_message = "The note is changed."

    def prepare(self, queryset):
        return queryset.select_related("school", "hub")

    def act(self, form):
        return actions.correct_contact_note(
            note=form.save(commit=False), today=timezone.localdate()
        )


class RemoveContactNote(ScopedAction):
    model = ContactNote
    can = Permission.CONTACT_SCHOOLS
    explanation = ["Do this only if it was made by mistake."]
    button = "Take away the note"
    is_warning = True
    success_message = "The note is gone."

    def prepare(self, queryset):
        return queryset.select_related("school")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=f"Take away the note of {day_words(self.object.day)}?",
            summary=[("School", str(self.object.school)), ("What was said", self.object.said)],
            **kwargs,
        )

    def act(self, form):
        actions.remove_contact_note(note=self.object)

    def get_success_url(self):
        return reverse("schools:school", args=[self.object.school_id])
