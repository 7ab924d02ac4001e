"""Writing one email to everybody on a list: typed, looked at as three of them read it, sent."""

from dataclasses import replace
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from access.permissions import Permission
from hubs.models import Hub
from outbox.queries import text_without_secrets
from pages.base_views import ScopedForm, row_id
from pages.forms.base import ConfirmForm
from pages.public_views import LinkPage
from pages.rules.school_year import school_year_of
from pages.wording import join_words
from participants import links
from participants.actions import circular as actions
from participants.choices import CircularAudience, InterestState
from participants.filters.interest import InterestFilter
from participants.forms.circular import CircularForm, fields_said
from participants.models import CircularCopy, ExpressionOfInterest
from participants.queries import circular as lists
from schools.models import School
from workgroups.filters.leader import LeaderFilter
from workgroups.models import LocalLeader, Resource, WorkGroup

SHOWN, NAMED = 3, 20  # letters in the preview, and names of those left out or written to
GREETING = "Dear {first name},\n\n"
# The buttons, and what tells one step from another: not what was typed.
OF_THE_PAGE = {"csrfmiddlewaretoken", "change", "test", "send", "seen"}


class WriteToList(ScopedForm):
    """A list of people, and what is written to all of them."""

    can = Permission.WRITE_TO_PEOPLE
    form_class = CircularForm
    template_name = "participants/write_to.html"
    preview_template = "participants/write_to_preview.html"
    other_hubs: Any = ()

    @cached_property
    def people(self) -> lists.PeopleList:
        """The list; its page says which."""
        raise NotImplementedError

    @cached_property
    def resources(self) -> list[Resource]:
        return lists.resources_to_send(self.people.workgroup)

    def get_initial(self):
        return {"text": GREETING, "ticket": uuid4()}

    def get_form_kwargs(self):
        known = {"known": self.people.fields, "resources": self.resources}
        return super().get_form_kwargs() | known

    def grown_ups(self):
        return [*(one.name for one in self.people.people), self.request.user.name]

    def get_context_data(self, **kwargs):
        people = self.people
        return super().get_context_data(
            people=people,
            fields=fields_said(people.fields),
            first=people.written[:NAMED],
            more=len(people.written[NAMED:]),
            left_out=people.left_out[:NAMED],
            more_left_out=len(people.left_out[NAMED:]),
            other_hubs=self.other_hubs,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if "change" in request.POST:
            form.show_as_typed()
            return self.render_to_response(self.get_context_data(form=form))
        if "send" in request.POST:
            return super().post(request, *args, **kwargs)
        if not form.is_valid() or not self.tried(self.look, form):
            return self.form_invalid(form)
        if "test" in request.POST:
            self.send_test(form.said())
            messages.success(request, f"The test is on its way to {request.user.email}.")
        return self.show_preview(form)

    def send_test(self, words):
        words = replace(words, resources=lists.with_documents(words.resources))
        actions.send_test(people=self.people, words=words, by=self.request.user)

    def look(self, form):
        words = form.said()
        actions.check_circular(self.people, words)
        return actions.letters_before(self.people, words, self.request.user, SHOWN)

    def show_preview(self, form):
        sent = self.request.POST
        carried = [
            (name, value)
            for name, values in sent.lists()
            if name not in OF_THE_PAGE
            for value in values
        ]
        context = self.get_context_data(
            form=form,
            carried=[*carried, ("seen", self.people.mark)],
            letters=[
                (letter, text_without_secrets(letter), one)
                for letter, one in zip(self.result, self.people.written, strict=False)
            ],
            files=[one for one in form.said().resources if one.has_file],
            is_lead=self.result[0].reply_to != self.people.hub.mailbox,
        )
        return self.response_class(
            request=self.request,
            template=[self.preview_template],
            context=context,
            using=self.template_engine,
        )

    def act(self, form):
        words, seen = form.said(), self.request.POST.get("seen", "")
        # With what is in them, which no page before this one reads.
        words = replace(words, resources=lists.with_documents(words.resources))
        return actions.send_circular(
            people=self.people, words=words, seen=seen, by=self.request.user
        )

    def get_success_message(self):
        number = self.result.copies.written().count()
        return f"The email is on its way to {number} {'person' if number == 1 else 'people'}."

    def get_success_url(self):
        return reverse("participants:circular", args=[self.result.pk])

    @property
    def list_url(self) -> str:
        return reverse("participants:people", args=[self.object.pk])

    @property
    def back_url(self) -> str:
        return self.list_url


class WriteToWorkGroup(WriteToList):
    """Whoever stands on one list of a Work Group."""

    model = WorkGroup
    audience: ClassVar[CircularAudience]
    narrowed_to: Any = ""

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")

    @cached_property
    def people(self) -> lists.PeopleList:
        return lists.PeopleList(
            audience=self.audience,
            hub=self.object.hub,
            workgroup=self.object,
            find=self.find,
            narrowed_to=self.narrowed_to,
        )

    def find(self):
        raise NotImplementedError


class WriteToParticipants(WriteToWorkGroup):
    can = Permission.WRITE_TO_PARTICIPANTS
    audience = CircularAudience.PARTICIPANTS

    def find(self):
        return lists.everybody_taking_part(self.object)


class WriteToWaiting(WriteToWorkGroup):
    audience = CircularAudience.WAITING

    def find(self):
        return lists.interested(self.object, [InterestState.WAITING])


class WriteToInterested(WriteToWorkGroup):
    """All who asked for a place, or those in the states that the address names."""

    audience = CircularAudience.INTERESTED

    @cached_property
    def states(self) -> list[InterestState]:
        asked = self.request.GET.getlist("state")
        return [state for state in InterestState if state.value in asked]

    @property
    def narrowed_to(self) -> str:
        return join_words([state.label for state in self.states]) if self.states else ""

    def find(self):
        return lists.interested(self.object, self.states)

    def get_context_data(self, **kwargs):
        counts = lists.interests_by_state(self.object)
        return super().get_context_data(states=counts, chosen=self.states, **kwargs)


class WriteToLeads(WriteToWorkGroup):
    audience = CircularAudience.LEADS

    def find(self):
        return lists.leads_of(self.object)


class WriteToFound(WriteToList):
    """Whoever a list of a hub shows, narrowed as the address says."""

    @cached_property
    def hubs(self) -> list[Hub]:
        return list(Hub.objects.visible_to(self.request.user, can=self.can).order_by("name"))

    @cached_property
    def hub(self) -> Hub:
        asked = row_id(self.request.GET.get("hub", ""))
        return next((one for one in self.hubs if one.pk == asked), self.hubs[0])

    @property
    def other_hubs(self) -> list[Hub]:
        return [one for one in self.hubs if one != self.hub]


class WriteToSearch(WriteToFound):
    model = ExpressionOfInterest

    @cached_property
    def filterset(self):
        rows = ExpressionOfInterest.objects.visible_to(self.request.user, can=self.can)
        return InterestFilter(self.request.GET, queryset=rows.filter(workgroup__hub=self.hub))

    @cached_property
    def people(self) -> lists.PeopleList:
        return lists.PeopleList(
            audience=CircularAudience.SEARCH,
            hub=self.hub,
            find=lambda: lists.of_interests(self.filterset.qs),
            narrowed_to=filter_words(self.filterset),
        )

    @property
    def list_url(self) -> str:
        return with_query("participants:interests", self.request)


class WriteToLeaders(WriteToFound):
    model = LocalLeader

    @cached_property
    def filterset(self):
        today = timezone.localdate()
        rows = LocalLeader.objects.visible_to(self.request.user, can=self.can)
        # What the filter may ask for.
        rows = rows.with_work(today, school_year_of(today)).filter(hub=self.hub)
        return LeaderFilter(self.request.GET, queryset=rows, request=self.request)

    @cached_property
    def people(self) -> lists.PeopleList:
        return lists.PeopleList(
            audience=CircularAudience.LEADERS,
            hub=self.hub,
            find=lambda: lists.of_leaders(self.filterset.qs),
            narrowed_to=filter_words(self.filterset),
        )

    @property
    def list_url(self) -> str:
        return with_query("workgroups:leaders", self.request)


class WriteToSchool(WriteToList):
    model = School

    def prepare(self, queryset):
        return queryset.select_related("hub")

    @cached_property
    def people(self) -> lists.PeopleList:
        if self.object.hub is None:
            raise Http404
        return lists.PeopleList(
            audience=CircularAudience.SCHOOL,
            hub=self.object.hub,
            school=self.object,
            find=lambda: lists.people_of_school(self.object, self.object.hub),
        )

    @property
    def list_url(self) -> str:
        return reverse("schools:school", args=[self.object.pk])


def with_query(name: str, request) -> str:
    query = request.GET.urlencode()
    return f"{reverse(name)}?{query}" if query else reverse(name)


def filter_words(filterset) -> str:
    """What a list was narrowed to: “State: Waiting”."""
    form = filterset.form
    said = []
    for name, field in form.fields.items():
        value = filterset.data.get(name, "")
        if value and form.is_valid():
            choices = dict(getattr(field, "choices", ()))
            said.append(f"{field.label}: {choices.get(value, value)}")
    return "; ".join(said)


class StopNews(LinkPage):
    """Stops a hub's news to the address whose link it is, or lets them go there again."""

    link = links.NEWS
    model = CircularCopy
    form_class = ConfirmForm
    template_name = "participants/stop_news.html"

    def prepare(self, queryset):
        return queryset.select_related("circular__hub", "person", "user")

    def holders(self) -> list[str]:
        return self.object.addresses

    @cached_property
    def email(self) -> str:
        token = self.kwargs["token"]
        return next(one for one in self.holders() if self.link.is_for(token, [one])).lower()

    @property
    def hub(self) -> Hub:
        return self.object.circular.hub

    def get_context_data(self, **kwargs):
        is_stopped = lists.is_news_stopped(self.hub, self.email)
        return super().get_context_data(
            title="Get these emails again?" if is_stopped else "Stop these emails?",
            is_stopped=is_stopped,
            hub=self.hub,
            **kwargs,
        )

    @property
    def is_wanted(self) -> bool:
        # What the button said: a second click must not undo the first.
        return self.request.POST.get("wanted") == "yes"

    def act(self, form):
        actions.set_news(hub=self.hub, email=self.email, is_wanted=self.is_wanted)

    def get_success_message(self):
        if self.is_wanted:
            return "You hear of the hub’s news again."
        return "These emails are stopped, and you can let them come again on this page."

    def get_success_url(self):
        return self.request.path
