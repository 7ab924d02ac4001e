"""The versions of a hub's texts: who published what, when, and what people read on a day."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.test import Client

from access.roles import Role
from hubs.actions.hub import add_text_version
from hubs.choices import HubTextKind
from hubs.models import HubText
from hubs.rules.text_versions import versions_on
from participants.links import DRAFT
from participants.models import InterestDraft
from tests.factories import HubFactory, HubTextFactory, WorkGroupFactory, london, member
from tests.journeys.people import day, text_of

WRITTEN = [
    (1, london(2021, 3, 1, 9)),
    (2, london(2021, 6, 10, 23, 59)),
    (3, london(2021, 6, 11, 0, 0)),
    (4, london(2021, 9, 1, 12)),
]
CONTROLLER = {"controller": "Elmfield Trust", "controller_contact": "dpo@example.org"}


@pytest.mark.parametrize(
    ("on", "versions"),
    [
        (date(2021, 2, 28), []),
        (date(2021, 3, 1), [1]),
        (date(2021, 6, 9), [1]),
        (date(2021, 6, 10), [1, 2]),
        (date(2021, 6, 11), [2, 3]),
        (date(2021, 6, 12), [3]),
        (date(2021, 9, 1), [3, 4]),
        (date(2030, 1, 1), [4]),
    ],
)
def test_the_versions_of_a_day_are_those_that_stood_at_some_moment_of_it(on, versions):
    assert versions_on(on, WRITTEN) == versions


def test_a_text_never_written_stood_on_no_day():
    assert versions_on(date(2021, 3, 1), []) == []


@pytest.fixture
def hub(db):
    return HubFactory(name="Larkfield")


@pytest.fixture
def admin(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR, user__name="Ada Admin"))
    return client


def written(hub, time_machine) -> str:
    """Three versions over a summer; the path of the page that shows them."""
    by = hub.memberships.get().user
    for on, body in [
        (london(2021, 3, 1, 9), "We keep it for two years."),
        (london(2021, 6, 10, 9), "We keep it for six years."),
        (london(2021, 9, 1, 9), "We keep it for seven years."),
    ]:
        time_machine.move_to(on, tick=False)
        add_text_version(hub=hub, kind=HubTextKind.PRIVACY, body=body, by=by, **CONTROLLER)
    HubTextFactory(kind=HubTextKind.PRIVACY, body="Of another hub.")
    return f"/manage/hubs/{hub.pk}/texts/privacy/versions/"


def on_day(value: date) -> str:
    return "?" + "&".join(f"{name}={part}" for name, part in day("on", value).items())


def test_every_version_is_listed_with_who_and_when_and_can_be_read(admin, hub, time_machine):
    path = written(hub, time_machine)
    admin.force_login(hub.memberships.get().user)

    newest, first = text_of(admin.get(path)), text_of(admin.get(f"{path}?version=1"))

    for words in (
        "Version 1 1 March 2021 at 9:00am Ada Admin 10 June 2021 at 9:00am",
        "Version 3 1 September 2021 at 9:00am Ada Admin Published now",
    ):
        assert words in newest
    assert "We keep it for seven years." in newest
    assert "We keep it for two years." in first
    assert "seven" not in first
    assert "Of another hub." not in newest


def test_what_people_read_on_a_day_is_found(admin, hub, time_machine):
    path = written(hub, time_machine)
    admin.force_login(hub.memberships.get().user)

    def shown(value: date) -> list[int]:
        return [text.version for text in admin.get(path + on_day(value)).context["shown"]]

    assert shown(date(2021, 2, 28)) == []
    assert shown(date(2021, 6, 9)) == [1]
    assert shown(date(2021, 6, 10)) == [2, 1]
    page = text_of(admin.get(path + on_day(date(2021, 6, 9))))
    assert "What people read on Wednesday 9 June 2021" in page
    assert "had published none yet" in text_of(admin.get(path + on_day(date(2021, 2, 28))))


def test_a_day_that_is_none_is_said_so_beside_the_boxes(admin, hub, time_machine):
    path = written(hub, time_machine)
    admin.force_login(hub.memberships.get().user)

    page = admin.get(f"{path}?on_day=31&on_month=2&on_year=2021")

    assert "The date must be a real date" in text_of(page)
    assert page.context["shown"] == []


def test_a_kind_of_text_that_there_is_not_is_not_found(admin, hub):
    assert admin.get(f"/manage/hubs/{hub.pk}/texts/poem/versions/").status_code == 404


def test_the_privacy_notice_names_who_answers_for_the_data(admin, hub):
    path = f"/manage/hubs/{hub.pk}/texts/privacy/"

    missing = admin.post(path, {"body": "We keep it."})
    admin.post(path, {"body": "We keep it."} | CONTROLLER)

    assert missing.context["form"].errors == {
        "controller": ["Enter who is responsible for people’s data"],
        "controller_contact": ["Enter how to reach them"],
    }
    public = text_of(Client().get(hub.get_absolute_url()))
    assert "Responsible for the data: Elmfield Trust, dpo@example.org" in public


def test_another_controller_is_another_version_though_the_text_stays(admin, hub):
    path = f"/manage/hubs/{hub.pk}/texts/privacy/"
    admin.post(path, {"body": "We keep it."} | CONTROLLER)

    same = admin.post(path, {"body": "We keep it."} | CONTROLLER)
    admin.post(path, {"body": "We keep it."} | CONTROLLER | {"controller": "Mill Trust"})

    assert same.context["form"].errors == {"body": ["The text is the same as before."]}
    assert list(HubText.objects.values_list("controller", flat=True).order_by("version")) == [
        "Elmfield Trust",
        "Mill Trust",
    ]


@pytest.mark.parametrize(
    ("kind", "controller"), [(HubTextKind.PRIVACY, ""), (HubTextKind.TERMS, "Elmfield Trust")]
)
def test_the_privacy_notice_alone_names_a_controller_and_always_does(hub, kind, controller):
    with pytest.raises(IntegrityError, match="privacy_notice_names_its_controller"):
        HubTextFactory(hub=hub, kind=kind, controller=controller)


def test_public_pages_say_version_and_day(hub, time_machine):
    time_machine.move_to(london(2021, 3, 1, 9), tick=False)
    for version, kind in enumerate(HubTextKind, 4):
        HubTextFactory(hub=hub, kind=kind, version=version)
    workgroup = WorkGroupFactory(hub=hub)
    answers = {"school": 1, "job_role": "subject_lead", "priority": "x", "head_email": "h@x.org"}
    draft = InterestDraft.objects.create(workgroup=workgroup, answers=answers)

    page = text_of(Client().get(hub.get_absolute_url()))
    check = text_of(Client().get(f"/interest/{DRAFT.token(draft)}/check/"))

    for version in (4, 5, 6):
        assert f"Version {version}, published on Monday 1 March 2021" in page
    assert "Version 5, published on Monday 1 March 2021" in check
