"""Certificates of Work Groups that are over: issued and sent, one of them put right since."""

from datetime import date

from participants.actions.certificate import issue_certificates, show_holder
from participants.models import Certificate, Person
from participants.queries.certificate import certificate_lines
from portal.demo.clock import clock_at, london_moment
from portal.demo.network import Scene
from workgroups.models import WorkGroup


def certify(workgroup: WorkGroup, scene: Scene, on: date) -> None:
    with clock_at(london_moment(on, 11)):
        issue_all(workgroup, scene)


def put_name_right(workgroup: WorkGroup, scene: Scene, on: date) -> None:
    """Somebody has another name, gets another certificate, and shows the name to who checks it."""
    first = Certificate.objects.filter(workgroup=workgroup, place__isnull=False).earliest("name")
    person = Person.objects.get(places__certificates=first)
    with clock_at(london_moment(on, 10)):
        person.name = f"{person.name}-Marsh"
        person.save()
        issue_all(workgroup, scene)
        newer = Certificate.objects.get(replaces=first)
        show_holder(certificate=newer, is_shown=True)


def issue_all(workgroup: WorkGroup, scene: Scene) -> None:
    by = scene.administrator
    chosen = {line.key for line in certificate_lines(workgroup, reader=by)}
    issue_certificates(workgroup=workgroup, chosen=chosen, sends=True, by=by)
