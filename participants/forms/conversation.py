"""What is written in the conversation of a Work Group, and why something is hidden there."""

from django import forms

from pages.forms.base import PortalForm
from pages.forms.pupil_identity import words_box
from participants.queries.task_accounts import set_tasks
from workgroups.forms.resource import workshop_words
from workgroups.models import SchoolTask, WorkGroup, Workshop

OF_NEITHER = ""


def post_box(label: str) -> forms.CharField:
    return words_box(label, "Do not name pupils.", longest=3000, rows=5, required=True)


class BeginTopicForm(PortalForm):
    """A topic, what it is about, and its first post."""

    submit_label = "Begin the topic"
    missing = {"title": "Enter what it is about", "words": "Write something to begin with"}

    title = forms.CharField(label="What is it about?", max_length=160)
    about = forms.ChoiceField(label="Does it belong to a workshop or a task?", required=False)
    words = post_box("What would you like to say or ask?")

    def __init__(self, *args, workgroup: WorkGroup, **kwargs):
        super().__init__(*args, **kwargs)
        workshops = Workshop.objects.standing().filter(workgroup=workgroup)
        self.about: dict[str, tuple[str, Workshop | SchoolTask]] = {
            f"workshop-{one.pk}": (workshop_words(one), one) for one in workshops
        } | {f"task-{task.pk}": (f"Task: {task}", task) for task, _ in set_tasks(workgroup.pk)}
        self.fields["about"].choices = [
            (OF_NEITHER, "Neither"),
            *((value, words) for value, (words, _) in self.about.items()),
        ]

    def said(self) -> dict:
        """As begin_topic() takes it."""
        _, about = self.about.get(self.cleaned_data["about"], ("", None))
        return {
            "title": self.cleaned_data["title"],
            "words": self.cleaned_data["words"],
            "workshop": about if isinstance(about, Workshop) else None,
            "task": about if isinstance(about, SchoolTask) else None,
        }


class PostForm(PortalForm):
    submit_label = "Send"
    missing = {"words": "Write something first"}

    words = post_box("Your answer")
