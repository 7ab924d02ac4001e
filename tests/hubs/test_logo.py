"""A hub's logo: what is taken for a picture, where it is shown, and how it is served."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from PIL import Image

from access.roles import Role
from hubs.actions.logo import remove_logo, set_logo
from hubs.models import Hub, HubLogo
from pages.rules.picture import (
    BROKEN,
    LARGEST,
    LONGEST_SIDE,
    NOT_A_PICTURE,
    SMALLEST_SIDE,
    TOO_LARGE,
    BadPicture,
    read_picture,
)
from portal.demo.logo import steps
from tests.factories import HubFactory, WorkGroupFactory, member
from tests.pages.pictures import a_jpeg, a_png, chunk, pixels

WORDS = "Four steps that climb"


# What is taken for a picture


@pytest.mark.parametrize("content", [steps(), a_png(), a_png(interlaced=True), a_jpeg()])
def test_a_whole_picture_is_taken_with_every_pixel(content):
    picture = read_picture(content)

    assert pixels(picture.content) == pixels(content)
    assert read_picture(picture.content) == picture


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + bytes(100),
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"\x89PNG\n" + a_png()[6:],
    ],
)
def test_anything_else_is_no_picture(content):
    with pytest.raises(BadPicture, match=NOT_A_PICTURE[:20]):
        read_picture(content)


@pytest.mark.parametrize(
    "content",
    [
        a_png()[:-13],
        a_png()[:60],
        a_png().replace(b"IDAT", b"IDAU"),
        a_png(pixels=zlib.compress(bytes(10))),
        a_png(pixels=b"no zlib"),
        a_png(colour=7),
        a_png(depth=4),
        a_png(0, 40),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
        a_jpeg()[:-2],
        a_jpeg()[:12],
        b"\xff\xd8\xff\xe0" + bytes(40),
        b"\xff\xd8\xff\xd9",
        a_jpeg().replace(b"\xff\xc0", b"\xff\xc3"),
        a_jpeg().replace(b"\xff\xda", b"\xff\xfe"),
    ],
)
def test_a_broken_picture_is_refused(content):
    with pytest.raises(BadPicture) as refusal:
        read_picture(content)

    assert str(refusal.value) == BROKEN


@pytest.mark.parametrize("make", [a_png, a_jpeg])
def test_a_picture_is_neither_too_small_nor_too_large(make):
    for side in (SMALLEST_SIDE, LONGEST_SIDE):
        assert (read_picture(make(side, 40)).width, read_picture(make(40, side)).height) == (
            side,
            side,
        )
    for side in (SMALLEST_SIDE - 1, LONGEST_SIDE + 1):
        with pytest.raises(BadPicture, match=f"This one is {side} by 40"):
            read_picture(make(side, 40))


def test_a_file_of_too_many_bytes_is_refused():
    padding = LARGEST - len(a_png()) - 12

    assert read_picture(a_png(more=chunk(b"zTXt", bytes(padding))))
    with pytest.raises(BadPicture) as refusal:
        read_picture(a_png(more=chunk(b"zTXt", bytes(padding + 1))))
    assert str(refusal.value) == TOO_LARGE


def test_a_picture_is_unpacked_only_once_its_size_is_known_to_fit():
    bomb = a_png(30_000, 30_000, pixels=zlib.compress(bytes(100_000_000)))

    with pytest.raises(BadPicture, match="This one is 30000 by 30000"):
        read_picture(bomb)


def test_what_is_packed_behind_the_last_pixel_is_left_out():
    script = b"<script>alert(1)</script>"
    black = bytes(20 * (1 + 4 * 20))
    hidden = a_png(pixels=zlib.compress(black + script, 0))
    assert script in hidden

    assert read_picture(hidden).content == read_picture(a_png()).content


def test_of_several_pictures_in_one_file_the_first_is_kept():
    file = BytesIO()
    several = [Image.new("RGB", (20, 20), colour) for colour in ("black", "white")]
    several[0].save(file, "MPO", save_all=True, append_images=several[1:])

    assert read_picture(file.getvalue()).content == read_picture(a_jpeg()).content


def test_notes_inside_a_picture_and_what_hangs_on_behind_are_left_out():
    png = a_png(more=chunk(b"tEXt", b"Author\x00Somebody") + chunk(b"eXIf", b"GPS"))
    exif = b"\xff\xe1" + struct.pack(">H", 9) + b"Exif GP"

    assert read_picture(png + b"<script>") == read_picture(a_png())
    assert read_picture(a_jpeg(more=exif) + b"PK\x03\x04") == read_picture(a_jpeg())


# The pages


@pytest.fixture
def hub(db):
    return HubFactory(name="Larkfield")


@pytest.fixture
def admin(client, hub):
    client.force_login(member(hub, Role.ADMINISTRATOR))
    return client


def chosen(content: bytes, name="logo.png") -> dict:
    return {"words": WORDS, "file": SimpleUploadedFile(name, content)}


def with_logo(hub) -> Hub:
    return set_logo(hub=hub, words=WORDS, picture=read_picture(steps()))


def test_a_logo_is_chosen_and_shown_above_the_hubs_pages_and_its_public_ones(admin, hub):
    answer = admin.post(f"/manage/hubs/{hub.pk}/logo/", chosen(steps(), "x.exe"))

    assert answer.url == f"/manage/hubs/{hub.pk}/"
    picture = f'<img class="portal-logo" src="{Hub.objects.get().logo_url}" alt="{WORDS}">'
    flyer = WorkGroupFactory(hub=hub).get_absolute_url()
    for client, path in [(admin, "/home/"), (Client(), hub.get_absolute_url()), (Client(), flyer)]:
        assert picture in client.get(path).content.decode()
    for path in ("/work-groups/", HubFactory().get_absolute_url()):
        assert "portal-logo" not in Client().get(path).content.decode()


def test_people_of_another_hub_do_not_see_it_above_their_pages(client, hub):
    with_logo(hub)
    client.force_login(member(HubFactory(), Role.ADMINISTRATOR))

    assert "portal-logo" not in client.get("/home/").content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg/>", NOT_A_PICTURE),
        (a_png()[:60], BROKEN),
        (a_png() + bytes(LARGEST), TOO_LARGE),
        (b"", "The file is empty. Choose another file"),
    ],
)
def test_what_is_no_fitting_picture_is_refused_beside_its_field(admin, hub, content, said):
    answer = admin.post(f"/manage/hubs/{hub.pk}/logo/", chosen(content))

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"file": [said]}
    assert WORDS in answer.content.decode()
    assert not HubLogo.objects.exists()


def test_its_words_are_needed_and_can_be_changed_alone(admin, hub):
    path = f"/manage/hubs/{hub.pk}/logo/"
    missing = admin.post(path, {"words": ""})
    assert missing.context["form"].errors == {
        "file": ["Choose a picture"],
        "words": ["Say in a few words what the logo shows"],
    }
    with_logo(hub)
    before = Hub.objects.get()

    admin.post(path, {"words": "Steps"})

    after = Hub.objects.get()
    assert (after.logo_words, after.logo_hash) == ("Steps", before.logo_hash)


def test_a_logo_is_served_to_be_kept_for_a_year_and_as_nothing_but_a_picture(hub):
    answer = Client().get(with_logo(hub).logo_url)

    assert pixels(answer.content) == pixels(steps())
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


def test_another_picture_has_another_address_and_the_old_one_is_gone(hub):
    old = with_logo(hub).logo_url

    new = set_logo(hub=hub, words=WORDS, picture=read_picture(a_jpeg())).logo_url

    assert new != old
    assert Client().get(old).status_code == 404
    assert Client().get(new)["Content-Type"] == "image/jpeg"


def test_a_logo_is_taken_away_and_the_page_says_who_did_what(admin, hub):
    admin.post(f"/manage/hubs/{hub.pk}/logo/", chosen(steps()))
    url = Hub.objects.get().logo_url

    admin.post(f"/manage/hubs/{hub.pk}/logo/remove/")

    assert Client().get(url).status_code == 404
    assert not HubLogo.objects.exists()
    history = admin.get(f"/manage/hubs/{hub.pk}/logo/").context["history"]
    name = hub.memberships.get().user.name
    assert [(change.title, change.by) for change in history] == [
        ("Logo taken away", name),
        ("Logo chosen", name),
    ]


def test_a_hub_without_a_logo_has_none_to_take_away(admin, hub):
    assert admin.post(f"/manage/hubs/{hub.pk}/logo/remove/").status_code == 422


def test_a_logo_has_its_words(hub):
    with_logo(hub)

    with pytest.raises(IntegrityError, match="hub_logo_has_its_words"):
        Hub.objects.update(logo_words="")


def test_removing_leaves_no_words(hub):
    with_logo(hub)

    assert remove_logo(hub=hub).logo_words == ""
