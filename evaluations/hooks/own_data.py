"""The surveys that somebody was asked to answer, and what they said, among what is held of them."""

from collections.abc import Iterator

from evaluations.models import Answer, Invitation
from pages.wording import instant_words
from participants.models import Person
from participants.queries.own_data import Held, source


@source
def surveys_held(person: Person) -> Iterator[Held]:
    # What a head said is the school's.
    of_person = Invitation.objects.of_people().filter(participant__person=person)
    for row in of_person.select_related("participant__workgroup").order_by("pk"):
        answered = f"answered {instant_words(row.answered_at)}" if row.answered_at else "no answer"
        about = str(row.participant.workgroup)
        yield Held("Survey", about, f"{row.get_wave_display()}, {answered}")
    answers = Answer.objects.filter(invitation__in=of_person)
    for answer in answers.select_related("question").order_by("pk"):
        yield Held("Your answer", answer.question.text, answer_words(answer))


def answer_words(answer: Answer) -> str:
    said: list[int | str | None] = [answer.before, answer.rating, answer.number]
    if answer.is_yes is not None:
        said.append("Yes" if answer.is_yes else "No")
    return ", ".join(
        str(one) for one in [*said, *answer.chosen, answer.text] if one not in (None, "")
    )
