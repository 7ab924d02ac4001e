"""The conversation of a Work Group: read and written by link, and by the lead and the hub."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from access.permissions import Permission
from pages.base_views import READ_ONLY, ScopedAction, ScopedForm
from pages.forms.base import ConfirmForm
from pages.public_views import LinkPage
from participants import links
from participants.actions import conversation as actions
from participants.actions.hidden import check_is_hidden, check_is_shown, hide_words, show_words
from participants.forms.conversation import BeginTopicForm, PostForm
from participants.forms.hidden import HideWordsForm
from participants.models import Post, Topic
from participants.queries.conversation import (
    can_write,
    names_of_group,
    posts_on,
    readers_of,
    stopped_addresses,
    topic_is_hidden,
    topics_of,
)
from participants.views.place import ActPage
from workgroups.models import WorkGroup
from workgroups.views.plan import WorkGroupPage

SENT = "It is there for everybody in this conversation."


class TopicsPage:
    """All topics, the one last written on first."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = topics_of(self.workgroup)
        return context | {
            "topics": [(topic, self.topic_url(topic), topic_is_hidden(topic)) for topic in rows],
            "can_write": can_write(self.workgroup),
        }


class BeginTopicPage:
    """The form of a new topic, by itself, so that no link beside it loses what was typed."""

    form_class = BeginTopicForm
    template_name = "components/form_page.html"
    title = "Begin a topic"
    back_label = "All topics"
    success_message = SENT

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"workgroup": self.workgroup}

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=self.workgroup, **kwargs)

    def grown_ups(self):
        return names_of_group(self.workgroup)

    def act(self, form):
        return actions.begin_topic(workgroup=self.workgroup, by=self.writer, **form.said())

    def get_success_url(self):
        return self.topic_url(self.result)


class PostsPage:
    """One topic: what was written on it, and the form of an answer."""

    form_class = PostForm
    success_message = SENT

    def grown_ups(self):
        return names_of_group(self.workgroup)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            topic=self.topic,
            is_hidden=topic_is_hidden(self.topic),
            posts=posts_on(self.topic),
            can_write=can_write(self.workgroup),
            **kwargs,
        )

    def act(self, form):
        return actions.write_post(
            topic=self.topic, words=form.cleaned_data["words"], by=self.writer
        )

    def get_success_url(self):
        return f"{self.topic_url(self.topic)}#post-{self.result.pk}"


class ByPlace(ActPage):
    """For somebody who takes part, by the link to their place."""

    @property
    def writer(self):
        return self.object

    def topic_url(self, topic) -> str:
        return reverse("participants:own_topic", args=[self.kwargs["token"], topic.pk])

    @property
    def all_url(self) -> str:
        return reverse("participants:own_conversation", args=[self.kwargs["token"]])

    def get_form_kwargs(self):
        if self.workgroup.project.is_event:
            raise Http404
        return super().get_form_kwargs()


class OwnConversation(TopicsPage, ByPlace):
    form_class = ConfirmForm
    template_name = "participants/own_conversation.html"
    http_method_names = READ_ONLY

    def get_context_data(self, **kwargs):
        stop_url = links.DIGEST.path(self.workgroup, holder=self.object.person.email)
        wants = self.object.person.email not in stopped_addresses(self.workgroup)
        return super().get_context_data(
            back_url=self.place_url, stop_url=stop_url, wants_letters=wants, **kwargs
        )


class OwnBeginTopic(BeginTopicPage, ByPlace):
    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=self.all_url, **kwargs)


class OwnTopic(PostsPage, ByPlace):
    template_name = "participants/own_topic.html"

    @cached_property
    def topic(self) -> Topic:
        for topic in topics_of(self.workgroup):
            if topic.pk == self.kwargs["topic"]:
                return topic
        raise Http404

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=self.all_url, **kwargs)


class OfStaff:
    """For the lead and the hub."""

    can = Permission.JOIN_CONVERSATION

    @property
    def writer(self):
        return self.request.user

    def topic_url(self, topic) -> str:
        return reverse("participants:topic", args=[topic.pk])

    @property
    def back_url(self) -> str:
        return reverse("participants:conversation", args=[self.workgroup.pk])


class Conversation(OfStaff, TopicsPage, WorkGroupPage):
    template_name = "participants/conversation.html"

    @cached_property
    def workgroup(self) -> WorkGroup:
        return self.get_row()


class BeginTopic(OfStaff, BeginTopicPage, ScopedForm):
    model = WorkGroup

    @property
    def workgroup(self) -> WorkGroup:
        return self.object

    def prepare(self, queryset):
        return queryset.select_related("hub", "project")


class StaffTopic(OfStaff, PostsPage, ScopedForm):
    model = Topic
    template_name = "participants/topic.html"

    @property
    def workgroup(self) -> WorkGroup:
        return self.object.workgroup

    @property
    def topic(self) -> Topic:
        return self.object

    def prepare(self, queryset):
        return queryset.with_posts().select_related(
            "workgroup__hub", "workgroup__project", "workshop", "task"
        )


class PostAction(ScopedAction):
    """Something done to one post by those who look after the conversation."""

    model = Post
    can = Permission.JOIN_CONVERSATION

    def prepare(self, queryset):
        return queryset.select_related(
            "topic__workgroup", "written_by", "written_by_place__person", "hidden_by"
        )

    def get_context_data(self, **kwargs):
        summary = [("Written by", self.object.writer), ("It says", self.object.words)]
        return super().get_context_data(summary=summary, **kwargs)

    def get_success_url(self):
        topic = reverse("participants:topic", args=[self.object.topic_id])
        return f"{topic}#post-{self.object.pk}"


class HidePost(PostAction):
    form_class = HideWordsForm
    title = "Hide this post?"
    explanation = ["It can be shown again. The lead and the hub still see what it was."]
    button = "Hide it"
    success_message = "The post is hidden, and your reason stands in its place."

    def check(self):
        check_is_shown(self.object)

    def act(self, form):
        return hide_words(
            row=self.object, because=form.cleaned_data["because"], by=self.request.user
        )


class ShowPost(PostAction):
    title = "Show this post again?"
    button = "Show it"
    success_message = "The post is shown again."

    def check(self):
        check_is_hidden(self.object)

    def act(self, form):
        return show_words(row=self.object)


class StopDigest(LinkPage):
    """Stops the daily letters to the address whose link it is, or lets them go there again."""

    link = links.DIGEST
    model = WorkGroup
    form_class = ConfirmForm
    template_name = "participants/stop_digest.html"

    def prepare(self, queryset):
        return queryset.select_related("hub")

    def holders(self) -> list[str]:
        return [reader.email for reader in readers_of(self.object)]

    @cached_property
    def email(self) -> str:
        token = self.kwargs["token"]
        return next(one for one in self.holders() if self.link.is_for(token, [one]))

    def get_context_data(self, **kwargs):
        is_stopped = self.email in stopped_addresses(self.object)
        return super().get_context_data(
            title="Get these emails again?" if is_stopped else "Stop these emails?",
            is_stopped=is_stopped,
            **kwargs,
        )

    @property
    def is_wanted(self) -> bool:
        # What the button said: a second click must not undo the first.
        return self.request.POST.get("wanted") == "yes"

    def act(self, form):
        actions.set_digest(workgroup=self.object, email=self.email, is_wanted=self.is_wanted)

    def get_success_message(self):
        if self.is_wanted:
            return "You read of the conversation by email again."
        return "These emails are stopped, and you can let them come again on this page."

    def get_success_url(self):
        return self.request.path
