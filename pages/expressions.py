"""What Django's own expressions do not say."""

from django.db.models import BooleanField, Func, IntegerField, Subquery


class IsOneOf(Func):
    """Whether an id is in an array; an index of the ids serves, as it would not for a subquery."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()


def number_of(rows) -> Subquery:
    """How many of the rows there are, as a column; `rows` name the outer query's row.

    Whole rows are counted, so that an index of what is asked for can answer alone.
    """
    number = Func(template="count(*)", output_field=IntegerField())
    counted = rows.order_by().annotate(number=number).values("number")
    return Subquery(counted, output_field=IntegerField())
