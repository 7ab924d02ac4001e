"""What a project, and a Work Group on it, ask of whoever completes it."""

from django.db import models
from django.db.models import Q

SHARES = ("completion_minutes", "completion_tasks")


def shares_to_complete(name: str) -> models.CheckConstraint:
    """Each is a percentage; a project may leave it to what is usual."""
    condition = Q()
    for field in SHARES:
        condition &= Q(**{field: None}) | Q(**{f"{field}__lte": 100})
    return models.CheckConstraint(condition=condition, name=name)
