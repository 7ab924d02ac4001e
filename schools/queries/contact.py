from datetime import date

from schools.choices import ContactRole
from schools.models import Contact, School


def contacts_of_school(school: School, on: date) -> list[Contact]:
    """Whom to write to at the school on that day, by role."""
    return in_order_of_roles(Contact.objects.current(on).filter(school=school))


def former_contacts_of(school: School, on: date) -> list[Contact]:
    gone = Contact.objects.filter(school=school).exclude(pk__in=Contact.objects.current(on))
    return in_order_of_roles(gone)


def in_order_of_roles(contacts) -> list[Contact]:
    order = list(ContactRole)
    return sorted(contacts, key=lambda contact: (order.index(contact.role), contact.name))


def contact_in_role(role: ContactRole, contacts, school: School, on: date) -> Contact | None:
    """The one of `contacts` to write to in that role: who came last and has an address in use."""
    standing = contacts.current(on).reachable().filter(school=school, role=role)
    return standing.order_by("from_on", "pk").last()
