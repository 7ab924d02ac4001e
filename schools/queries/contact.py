from datetime import date

from schools.choices import ContactRole
from schools.models import Contact, ContactChange, School

LATEST_CHANGES = 100


def contacts_of_school(school: School, on: date) -> list[Contact]:
    """Whom to write to at the school on that day, by role."""
    return in_order_of_roles(Contact.objects.current(on).filter(school=school))


def former_contacts_of(school: School, on: date) -> list[Contact]:
    gone = Contact.objects.filter(school=school).exclude(pk__in=Contact.objects.current(on))
    return in_order_of_roles(gone)


def who_answer_for_maths(school: School, on: date) -> list[Contact]:
    """Heads and maths leads who can be written to, heads first."""
    rows = Contact.objects.current(on).reachable().answering_for_maths()
    return in_order_of_roles(rows.filter(school=school))


def changes_of_contacts(school: School) -> list[ContactChange]:
    """What was put right of them within the last year, the latest first."""
    rows = ContactChange.objects.filter(contact__school=school)
    return list(rows.select_related("contact", "by")[:LATEST_CHANGES])


def in_order_of_roles(contacts) -> list[Contact]:
    order = list(ContactRole)
    return sorted(
        contacts.select_related("noted_by"),
        key=lambda contact: (order.index(contact.role), contact.name),
    )


def contact_in_role(role: ContactRole, contacts, school: School, on: date) -> Contact | None:
    """The one of `contacts` to write to in that role: who came last and has an address in use."""
    standing = contacts.current(on).reachable().filter(school=school, role=role)
    return standing.order_by("from_on", "pk").last()
