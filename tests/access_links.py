"""What addresses hold beside their path: links that people were sent, and rows that they name."""

from evaluations.links import CONSENT, SURVEY
from participants import links
from workgroups.links import LED_CALENDAR, VISIT


def own_consent(world):
    return {"token": CONSENT.token(world.missing_consent)}


def task_of(world):
    return place(world) | {"task": world.task.pk}


def resource_of(world):
    return place(world) | {"resource": world.resource.pk}


def topic_of(world):
    return place(world) | {"topic": world.topic.pk}


def digest(world):
    email = world.participant.person.email
    return {"token": links.DIGEST.token(world.workgroup, holder=email)}


def draft(world):
    return {"token": links.DRAFT.token(world.draft)}


def approval(world):
    return {"token": links.APPROVAL.token(world.interest)}


def unnamed(world):
    return {"token": links.UNNAMED.token(world.unnamed)}


def offer(world):
    return {"token": links.OFFER.token(world.offer)}


def place(world):
    return {"token": links.PLACE.token(world.participant)}


def calendar(world):
    return {"token": links.CALENDAR.token(world.participant.person)}


def led_calendar(world):
    return {"token": LED_CALENDAR.token(world.people["guest"])}


def date_of(world):
    return place(world) | {"workshop": world.future.pk}


def survey(world):
    return {"token": SURVEY.token(world.invitation)}


def agreed(world):
    return {"token": VISIT.token(world.held_visit, holder=world.school_contact.email)}


def school_page(world):
    return {"token": links.SCHOOL.token(world.school, holder=world.school_contact.email)}


def own_contact(world):
    return school_page(world) | {"contact": world.school_contact.pk}


def with_workshop(world):
    return {"workshop": world.future.pk}
