"""A project in its other years, over any number of them."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, Value

from pages.expressions import IsOneOf
from workgroups.models import Project

# Where one project became several, each sees the years before it and not its sisters. A chain
# that bites its tail ends: UNION meets no project twice.
CHAIN = """
ARRAY(
    WITH RECURSIVE chosen (id) AS (
        SELECT (%(expressions)s)::bigint
    ), earlier (id) AS (
        SELECT id FROM chosen
        UNION
        SELECT project.predecessor_id FROM earlier JOIN workgroups_project AS project
            ON project.id = earlier.id AND project.predecessor_id IS NOT NULL
    ), later (id) AS (
        SELECT id FROM chosen
        UNION
        SELECT project.id FROM later JOIN workgroups_project AS project
            ON project.predecessor_id = later.id
    )
    SELECT id FROM earlier UNION SELECT id FROM later
)
"""


class InAllYears(Func):
    """The ids of a project, of every one before it and of every one that followed, as an array."""

    template = CHAIN
    arity = 1
    output_field = ArrayField(BigIntegerField())


def is_of_project(column: str, project: int) -> IsOneOf:
    """Whether the project named by `column` is this one in any year."""
    return IsOneOf(F(column), InAllYears(Value(project, output_field=BigIntegerField())))


def years_of(project: Project) -> list[Project]:
    """The project in its other years, the latest first, with itself among them."""
    rows = Project.objects.filter(is_of_project("pk", project.pk))
    return list(rows.order_by("-school_year", "code", "pk"))
