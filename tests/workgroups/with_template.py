"""What the world of tests/world.py has of templates."""

from tests.factories import WorkGroupFactory, WorkshopFactory
from tests.workgroups.factories import WorkGroupTemplateFactory
from workgroups.rules.design import from_json


def add_template(world) -> None:
    """Its Work Group has changed since, and so has the template since a draft was made from it."""
    template = WorkGroupTemplateFactory(
        hub=world.hub, made_from=world.workgroup, updated_by=world.people["admin"]
    )
    draft = WorkGroupFactory(
        hub=world.hub,
        published_at=None,
        published_by=None,
        template=template,
        template_version=1,
        **from_json(template.design).columns(),
    )
    WorkshopFactory(workgroup=draft)
    template.design, template.version = template.design | {"capacity": 30}, 2
    template.save()
    world.rows |= {"template": template, "from_template": draft}
