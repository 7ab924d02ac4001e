"""Who may take part. A reason is a sentence for the person it concerns."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from workgroups.choices import JobRole
from workgroups.rules.mastery import either_words

LABELS = {role.value: str(role.label) for role in JobRole}
NOT_YET_IN_POST = (
    "This Work Group is for people who already lead maths in their school. You told us that you "
    "hope to, so we cannot offer you a place this time."
)

# The same as staff read it, who have told nobody anything.
HOPES_TO_LEAD = (
    "They hope to lead maths at their school and do not yet. This Work Group is for those who do."
)


def reason_not_eligible(
    job_role: str, eligible_roles: Collection[str], labels: Mapping[str, str] = LABELS
) -> str:
    """Why somebody in this role cannot take part, or '' if they can.

    `labels` are what the project calls each role.
    An acting head of department counts as one; a prospective head of department does not.
    Source: 004_59bb09f94168ba53.txt, "Prospective HoDs/subject leaders are not eligible".
    """
    if job_role in eligible_roles:
        return ""
    if job_role == JobRole.ACTING_SUBJECT_LEAD and JobRole.SUBJECT_LEAD in eligible_roles:
        return ""
    if job_role == JobRole.PROSPECTIVE_SUBJECT_LEAD:
        return NOT_YET_IN_POST
    return f"This Work Group is for: {role_list(eligible_roles, labels)}."


def reason_for_staff(
    job_role: str, eligible_roles: Collection[str], labels: Mapping[str, str] = LABELS
) -> str:
    reason = reason_not_eligible(job_role, eligible_roles, labels)
    return HOPES_TO_LEAD if reason == NOT_YET_IN_POST else reason


def role_list(roles: Collection[str], labels: Mapping[str, str]) -> str:
    said = [labels[role] for role in JobRole if role in roles]
    return "; ".join(label[0].lower() + label[1:] for label in said)


@dataclass(frozen=True)
class SchoolPast:
    """What a Work Group asks of a school's past, and what is known of it."""

    required_stages: frozenset[str] = frozenset()  # any one of them does
    reached: frozenset[str] = frozenset()  # in a phase of the Work Group, now or before
    is_once_only: bool = False
    taken_before: tuple[str, ...] = ()  # where it took part in the same project, in words

    @property
    def reached_of_required(self) -> frozenset[str]:
        return self.required_stages & self.reached


def past_against(past: SchoolPast) -> list[str]:
    """What speaks against the school; a stage that nobody has recorded is not known."""
    found = []
    if past.required_stages and not past.reached_of_required:
        stages = either_words(past.required_stages)
        found.append(f"The school is not known to have been in {stages} of Teaching for Mastery.")
    if past.is_once_only and past.taken_before:
        before = "; ".join(past.taken_before)
        found.append(f"A school takes part only once, and this one has before: {before}.")
    return found


def past_for(past: SchoolPast) -> list[str]:
    found = []
    if past.reached_of_required:
        stages = either_words(past.reached_of_required)
        found.append(f"The school is or has been in {stages} of Teaching for Mastery.")
    if past.is_once_only and not past.taken_before:
        found.append("The school takes part for the first time.")
    return found
