"""Every form of the portal reads an email address in the same way."""

import importlib
import pkgutil

import pytest
from django import forms

import evaluations
import fees
import hubs
import needs
import outbox
import pages
import participants
import portal
import schools
import workgroups
from pages.forms.base import PortalFormMixin
from pages.forms.fields import EmailField

PACKAGES = (
    evaluations,
    fees,
    hubs,
    needs,
    outbox,
    pages,
    participants,
    portal,
    schools,
    workgroups,
)


def subclasses(cls) -> set[type]:
    return {cls} | {below for each in cls.__subclasses__() for below in subclasses(each)}


WITH_FORMS = ("portal.sign_in", "portal.gallery", "portal.search")


def forms_of_the_portal() -> list[type]:
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".forms" in module.name or module.name in WITH_FORMS:
                importlib.import_module(module.name)
    names = tuple(package.__name__ for package in PACKAGES)
    found = subclasses(forms.BaseForm)
    ours = [form for form in found if form.__module__.split(".")[0] in names]
    return sorted(ours, key=lambda form: (form.__module__, form.__qualname__))


FORMS = forms_of_the_portal()


def test_the_walk_finds_the_forms():
    assert len(FORMS) > 100
    assert sum(isinstance(f, EmailField) for form in FORMS for f in fields_of(form)) > 15


def fields_of(form: type) -> list[forms.Field]:
    return list(getattr(form, "base_fields", {}).values())


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__qualname__)
def test_an_address_is_read_by_the_one_field(form):
    mail_fields = [field for field in fields_of(form) if isinstance(field, forms.EmailField)]

    assert [field for field in mail_fields if not isinstance(field, EmailField)] == []
    # Trims each line and refuses what nobody sees in it.
    assert issubclass(form, PortalFormMixin)
