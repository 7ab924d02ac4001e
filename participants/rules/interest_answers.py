"""What somebody says when they ask for a place, by whichever way it reaches the hub."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

# Under which a draft keeps the Work Groups that were ranked, the first choice first.
CHOICES = ("choice_1", "choice_2", "choice_3")

# What is said of a colleague, each under "colleague_" and this.
COLLEAGUE = ("name", "email", "job_role", "year_group")


@dataclass(frozen=True)
class InterestAnswers:
    """The answers that travel together from a form or a draft to the expression of interest.

    Not the school, which is a row of the register that each page finds in its own way. Whoever
    books an event is asked for the first four and no more.
    """

    name: str
    email: str
    job_role: str
    telephone: str = ""
    year_group: str = ""
    priority: str = ""
    other_projects: str = ""
    head_name: str = ""
    head_email: str = ""
    finance_email: str = ""

    @classmethod
    def among(cls, given: Mapping[str, Any]) -> "InterestAnswers":
        """Those among what a form or a draft holds; '' for each that has not been given yet."""
        # A draft's school, and a form's fields beside the answers, are passed over.
        return cls(**{field.name: given.get(field.name, "") for field in fields(cls)})
