from collections.abc import Iterable

from django import template
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from pages.templatetags.components import status_tag
from pages.wording import counted_things, ordinal_words
from participants import links
from participants.choices import (
    AttendanceOutcome,
    CertificateState,
    GovernorReportState,
    InterestState,
    LessonState,
    OfferOutcome,
    RegisterStage,
    TaskState,
)
from participants.documents import about_group, dates_in_words
from participants.models import Certificate
from participants.rules.certificate import hours_words
from participants.rules.completion import Standing
from participants.rules.lesson_changes import Stretch
from workgroups.rules.completion import completion_words

register = template.Library()

INTEREST_COLOURS = {
    InterestState.NEW: "red",
    InterestState.WAITING: "yellow",
    InterestState.OFFERED: "yellow",
    InterestState.PLACED: "grey",
    InterestState.LAPSED: "red",
}
OFFER_OUTCOME_COLOURS = {
    OfferOutcome.OFFER: "blue",
    OfferOutcome.WAIT: "yellow",
    OfferOutcome.LEAVE: "grey",
}
OUTCOME_COLOURS = {
    AttendanceOutcome.PRESENT: "grey",
    AttendanceOutcome.SUBSTITUTED: "grey",
    AttendanceOutcome.EXCUSED: "grey",
    AttendanceOutcome.CANCELLED_IN_TIME: "grey",
    AttendanceOutcome.CANCELLED_LATE: "red",
    AttendanceOutcome.NO_SHOW: "red",
}
REGISTER_COLOURS = {
    RegisterStage.TO_COME: "grey",
    RegisterStage.OPEN: "blue",
    RegisterStage.MISSING: "red",
    RegisterStage.CLOSED: "grey",
    RegisterStage.CALLED_OFF: "grey",
}
# Beside many others in a grid, which has room for a word or two.
SHORT_OUTCOMES = {
    AttendanceOutcome.PRESENT: "Came",
    AttendanceOutcome.SUBSTITUTED: "Colleague came",
    AttendanceOutcome.EXCUSED: "Excused",
    AttendanceOutcome.CANCELLED_IN_TIME: "Cancelled",
    AttendanceOutcome.CANCELLED_LATE: "Cancelled late",
    AttendanceOutcome.NO_SHOW: "Missed",
}
TASK_COLOURS = {
    TaskState.TO_DO: "yellow",
    TaskState.LATE: "red",
    TaskState.DONE: "grey",
    TaskState.TOLD: "grey",
}
GOVERNOR_REPORT_COLOURS = {
    GovernorReportState.TO_DO: "yellow",
    GovernorReportState.BEGUN: "blue",
    GovernorReportState.OVERDUE: "red",
    GovernorReportState.HANDED_IN: "grey",
}
CERTIFICATE_COLOURS = {
    CertificateState.VALID: "grey",
    CertificateState.REPLACED: "grey",
    CertificateState.REVOKED: "grey",
}
LESSON_COLOURS = {
    LessonState.NOT_YET: "grey",
    LessonState.ANNOUNCED: "blue",
    LessonState.TO_TELL: "yellow",
    LessonState.TAUGHT: "green",
}


@register.simple_tag
def interest_tag(interest):
    return status_tag(interest.state_words, INTEREST_COLOURS.get(interest.state, "grey"))


@register.simple_tag
def governor_report_tag(report):
    state = report.state_on(timezone.localdate())
    return status_tag(state.label, GOVERNOR_REPORT_COLOURS[state])


@register.simple_tag
def offer_outcome_tag(outcome: OfferOutcome):
    return status_tag(outcome.label, OFFER_OUTCOME_COLOURS[outcome])


@register.simple_tag
def outcome_tag(outcome: str):
    return status_tag(AttendanceOutcome(outcome).label, OUTCOME_COLOURS[AttendanceOutcome(outcome)])


@register.simple_tag
def short_outcome_tag(outcome: str):
    one = AttendanceOutcome(outcome)
    return status_tag(SHORT_OUTCOMES[one], OUTCOME_COLOURS[one])


@register.simple_tag
def register_tag(stage: str):
    return status_tag(RegisterStage(stage).label, REGISTER_COLOURS[RegisterStage(stage)])


@register.simple_tag
def task_tag(state: str):
    return status_tag(TaskState(state).label, TASK_COLOURS[TaskState(state)])


@register.simple_tag
def lesson_tag(state: str):
    return status_tag(LessonState(state).label, LESSON_COLOURS[LessonState(state)])


@register.simple_tag(takes_context=True)
def lesson_way(context, name: str, *args) -> str:
    """The address of a page about lessons: by the link of whoever reads, or signed in."""
    if token := context.get("token"):
        return reverse(f"participants:own_{name}", args=[token, *args])
    return reverse(f"participants:{name}", args=args)


@register.simple_tag
def marked_words(stretches: Iterable[Stretch], mark: str):
    """The words of a plan, with what the other one has not in <del> or <ins>.

    Many screen readers pass both over, so words that nobody sees say it too.
    """
    said = {"del": "taken out:", "ins": "new:"}[mark]
    return format_html_join(
        "", "{}", ((one_stretch(stretch, mark, said),) for stretch in stretches)
    )


def one_stretch(stretch: Stretch, mark: str, said: str):
    words = linebreaksbr(stretch.words, autoescape=True)
    # Nobody sees or hears that a blank or an empty line is new.
    if not stretch.is_changed or not stretch.words.strip():
        return words
    return format_html(
        '<{0}><span class="govuk-visually-hidden">[{1} </span>{2}'
        '<span class="govuk-visually-hidden">]</span></{0}>',
        mark,
        said,
        words,
    )


@register.filter
def completed_words(standing: Standing) -> str:
    """Yes: 80% of the workshops, 2 of 3 tasks."""
    return f"{'Yes' if standing.has_completed else 'Not yet'}: {standing.words}"


register.filter("to_complete", completion_words)
register.filter("ordinal", ordinal_words)
register.filter("hours_words", hours_words)
register.filter("counted_things", counted_things)
register.filter("dates_certified", dates_in_words)


@register.simple_tag
def certificate_tag(certificate: Certificate):
    return status_tag(certificate.state.label, CERTIFICATE_COLOURS[certificate.state])


@register.simple_tag
def own_certificate_url(certificate: Certificate) -> str:
    return links.CERTIFICATE.path(certificate)


@register.simple_tag
def own_certificate_pdf_url(certificate: Certificate) -> str:
    token = links.CERTIFICATE.token(certificate)
    return reverse("participants:own_certificate_pdf", args=[token])


@register.filter
def checked_words(certificate: Certificate) -> str:
    said = {
        CertificateState.VALID: "This certificate is valid",
        CertificateState.REPLACED: "This certificate was replaced",
        CertificateState.REVOKED: "This certificate was revoked",
    }
    return said[certificate.state]


@register.filter
def group_certified(certificate: Certificate) -> str:
    """Secure multiplication, NCP21-15, 2021/22."""
    return f"{certificate.facts['title']}, {about_group(certificate.facts)}"
