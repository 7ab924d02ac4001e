"""Meetings of the board: prepared and kept by the hub, read by everybody on the board."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from access.permissions import Permission
from access.refusal import Refused
from evaluations.actions import board_meeting as actions
from evaluations.forms.board_meeting import (
    MeetingActionForm,
    MeetingForm,
    MeetingPaperForm,
    NewMeetingForm,
    RecordMeetingForm,
)
from evaluations.models import BoardMeeting, MeetingAction, MeetingPaper
from evaluations.queries.board_meeting import (
    board_of,
    open_actions_before,
    packs_to_read,
    reports_to_read,
    with_actions_to_do,
)
from evaluations.rules.board_meeting import agenda_to_begin_with
from hubs.models import Hub, User
from hubs.views.tabs import may_in_hub
from pages.base_views import (
    READ_ONLY,
    ScopedAction,
    ScopedDetail,
    ScopedForm,
    ScopedList,
    ScopedPage,
    holds_by_role,
)
from pages.exports import file_response
from pages.wording import instant_words, join_words


class BoardMeetingList(ScopedList):
    model = BoardMeeting
    can = Permission.VIEW_MEETING
    template_name = "evaluations/board_meeting_list.html"
    sorts = {"starts": "starts_at"}
    default_sort = "-starts"

    def prepare(self, queryset):
        return with_actions_to_do(queryset).select_related("hub")

    def get_context_data(self, **kwargs):
        may_keep = holds_by_role(self.request.user, Permission.KEEP_MEETING)
        return super().get_context_data(may_keep=may_keep, **kwargs)


class BoardMeetingDetail(ScopedDetail):
    """What is still open, the agenda and its papers, and what came of the meeting."""

    model = BoardMeeting
    can = Permission.VIEW_MEETING
    template_name = "evaluations/board_meeting.html"

    def prepare(self, queryset):
        return queryset.select_related("hub", "agenda_sent_by")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        meeting = context["object"]
        return context | {
            "meeting": meeting,
            "today": timezone.localdate(),
            "is_over": meeting.starts_at < timezone.now(),
            "may_keep": may_in_hub(self.request.user, Permission.KEEP_MEETING, meeting.hub),
            "open_actions": open_actions_before(meeting),
            "papers": list(meeting.papers.select_related("report").defer("content")),
            "present": [one.user for one in meeting.presences.select_related("user")],
            "actions": list(meeting.actions.select_related("owner")),
        }


class AddBoardMeeting(ScopedForm):
    model = BoardMeeting
    can = Permission.KEEP_MEETING
    form_class = NewMeetingForm
    template_name = "components/form_page.html"
    title = "Plan a board meeting"
    back_label = "All meetings"
    success_message = "The meeting is planned, and next: add its papers and send the agenda."
    result = None

    def get_form_kwargs(self):
        hubs = Hub.objects.visible_to(self.request.user, can=self.can)
        return super().get_form_kwargs() | {"hubs": hubs}

    def get_initial(self):
        return {"agenda": agenda_to_begin_with()}

    def act(self, form):
        return actions.save_meeting(meeting=form.meeting())

    def get_success_url(self):
        if self.result is None:
            return reverse("evaluations:board_meetings")
        return self.result.get_absolute_url()


class MeetingPage(ScopedForm):
    """A form about one meeting, which leads back to it."""

    model = BoardMeeting
    can = Permission.KEEP_MEETING
    template_name = "components/form_page.html"
    back_label = "The meeting"

    def prepare(self, queryset):
        return queryset.select_related("hub")

    @property
    def meeting(self) -> BoardMeeting:
        return self.object

    @property
    def caption(self) -> str:
        return str(self.object)

    def get_success_url(self):
        return self.object.get_absolute_url()


class EditBoardMeeting(MeetingPage):
    form_class = MeetingForm
    title = "Change the meeting"
    success_message = "The meeting is saved, and the agenda can be sent again."

    def act(self, form):
        return actions.save_meeting(meeting=form.meeting())


class SendAgenda(MeetingPage, ScopedAction):
    title = "Send the agenda?"
    button = "Send the agenda"
    template_name = "components/confirm.html"

    @property
    def readers(self) -> list[User]:
        return list(board_of(self.object.hub, timezone.localdate()))

    @property
    def summary(self):
        names = [str(reader) for reader in self.readers]
        sent_at = self.object.agenda_sent_at
        return [
            ("Meeting", instant_words(self.object.starts_at)),
            ("To", join_words(names) or "Nobody"),
            ("Sent before", instant_words(sent_at) if sent_at else "No"),
            ("Agenda", self.object.agenda),
        ]

    def check(self):
        if self.object.starts_at < timezone.now():
            raise Refused(actions.IS_OVER)
        if not self.object.agenda.strip():
            raise Refused(actions.NO_AGENDA)

    def act(self, form):
        now = timezone.now()
        return actions.send_agenda(
            meeting=self.object, now=now, on=timezone.localdate(now), by=self.request.user
        )

    def get_success_message(self):
        number = len(self.result)
        return f"The agenda is on its way to {number} {'person' if number == 1 else 'people'}."


class AmongPeople:
    """A form in which colleagues are named, who are no pupils."""

    @cached_property
    def people(self):
        return board_of(self.meeting.hub, timezone.localdate())

    def grown_ups(self):
        return [person.name for person in self.people]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"people": self.people}


class RecordBoardMeeting(AmongPeople, MeetingPage):
    form_class = RecordMeetingForm
    title = "What came of the meeting"
    success_message = "It is kept, and next: add what somebody is to do, as an action."

    def get_initial(self):
        return {
            "present": [one.user_id for one in self.object.presences.all()],
            "others_present": self.object.others_present,
            "decided": self.object.decided,
        }

    def act(self, form):
        return actions.record_meeting(meeting=self.object, **form.cleaned_data)


class AddMeetingPaper(MeetingPage):
    form_class = MeetingPaperForm
    title = "Add a paper"
    success_message = "The board can read it."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "packs": packs_to_read(self.object),
            "reports": reports_to_read(self.object),
        }

    def act(self, form):
        return actions.add_paper(meeting=self.object, **form.paper())


class AddMeetingAction(AmongPeople, MeetingPage):
    form_class = MeetingActionForm
    title = "Add an action"
    success_message = "The action is kept, and stands on the home page of whoever does it."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": MeetingAction(meeting=self.object)}

    def act(self, form):
        return actions.save_action(action=form.save(commit=False))


class OfMeeting(ScopedForm):
    """A form about something that belongs to a meeting, and leads back to it."""

    can = Permission.KEEP_MEETING
    template_name = "components/form_page.html"
    back_label = "The meeting"

    def prepare(self, queryset):
        return queryset.select_related("meeting__hub")

    @property
    def meeting(self) -> BoardMeeting:
        return self.object.meeting

    @property
    def caption(self) -> str:
        return str(self.meeting)

    def get_success_url(self):
        return self.object.meeting.get_absolute_url()


class RemoveMeetingPaper(OfMeeting, ScopedAction):
    model = MeetingPaper
    template_name = "components/confirm.html"
    explanation = ("The pack or report itself stays. A document is gone.",)
    button = "Take it out"
    is_warning = True
    success_message = "The paper is out."

    @property
    def title(self) -> str:
        return f"Take “{self.object}” out of the papers?"

    def prepare(self, queryset):
        return super().prepare(queryset).defer("content")

    def act(self, form):
        actions.remove_paper(paper=self.object)


class MeetingPaperFile(ScopedPage, View):
    """The document, saved and not shown."""

    model = MeetingPaper
    can = Permission.VIEW_MEETING
    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        paper = self.get_row()
        if not paper.kind:
            raise Http404
        return file_response(paper.title, paper)


class EditMeetingAction(AmongPeople, OfMeeting):
    model = MeetingAction
    form_class = MeetingActionForm
    title = "Change the action"
    success_message = "The action is saved."

    def act(self, form):
        return actions.save_action(action=form.save(commit=False))


class FinishMeetingAction(OfMeeting, ScopedAction):
    model = MeetingAction
    can = Permission.FINISH_ACTION
    template_name = "components/confirm.html"
    title = "Is this done?"
    button = "It is done"
    success_message = "It is done, and the next agenda leaves it out."

    @property
    def summary(self):
        return [("What", self.object.what), ("Who", str(self.object.owner))]

    def prepare(self, queryset):
        return super().prepare(queryset).select_related("meeting__hub", "owner")

    def check(self):
        if self.object.done_on:
            raise Refused("It is done already.")

    def act(self, form):
        return actions.finish_action(action=self.object, on=timezone.localdate())
