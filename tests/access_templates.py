"""Who may open the pages of templates: those of one's own hub, as no other is shared there."""

from tests.access_kinds import STAFF, Pages, one

TEMPLATES = {
    "workgroups:templates": Pages(STAFF),
    "workgroups:template": one("template", STAFF),
    "workgroups:plan_from_template": one("template", STAFF),
    "workgroups:update_template": one("template", STAFF),
    "workgroups:share_template": one("template", STAFF),
    "workgroups:share_template_no_longer": one("template", STAFF),
    "workgroups:retire_template": one("template", STAFF),
    "workgroups:offer_template_again": one("template", STAFF),
    "workgroups:save_template": one("workgroup", STAFF),
    "workgroups:template_changes": one("from_template", STAFF),
}
