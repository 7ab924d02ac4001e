"""What Django's own expressions do not say."""

from django.db.models import BooleanField, Func


class IsOneOf(Func):
    """Whether an id is in an array; an index of the ids serves, as it would not for a subquery."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()
