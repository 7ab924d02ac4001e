"""The focus pupils of a Work Group: by letter for its lead, without letters for the hub lead."""

from access.permissions import Permission
from evaluations.queries.focus_pupil import (
    pupils_deleted_on,
    pupils_in,
    unnamed_pupils_in,
)
from evaluations.rules.disclosure import may_be_shown
from evaluations.rules.focus_figures import SCALES
from workgroups.templatetags.workgroups import permissions_on
from workgroups.views.plan import WorkGroupPage


class FocusPupils(WorkGroupPage):
    can = Permission.VIEW_FOCUS_PUPILS
    template_name = "evaluations/focus_pupils.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        held = permissions_on(workgroup, self.request.user)
        reads_letters = Permission.READ_FOCUS_LETTERS in held
        pupils = pupils_in(workgroup) if reads_letters else []
        unnamed = [] if reads_letters else unnamed_pupils_in(workgroup)
        return context | {
            "reads_letters": reads_letters,
            "pupils": pupils,
            # Of one or two people's pupils whoever runs the hub could tell whose they are.
            "unnamed": unnamed if may_be_shown(len(unnamed)) else [],
            "too_few": bool(unnamed) and not may_be_shown(len(unnamed)),
            "scales": SCALES,
            "deleted_on": pupils_deleted_on(workgroup),
        }
