"""Who may take part. A reason is a sentence for the person it concerns."""

from collections.abc import Collection

from workgroups.choices import JobRole

NOT_YET_IN_POST = (
    "This Work Group is for people who already lead maths in their school. You told us that you "
    "hope to, so we cannot offer you a place this time."
)


def reason_not_eligible(job_role: str, eligible_roles: Collection[str]) -> str:
    """Why somebody in this role cannot take part, or '' if they can.

    An acting head of department counts as one; a prospective head of department does not.
    Source: 004_59bb09f94168ba53.txt, "Prospective HoDs/subject leaders are not eligible".
    """
    if job_role in eligible_roles:
        return ""
    if job_role == JobRole.ACTING_SUBJECT_LEAD and JobRole.SUBJECT_LEAD in eligible_roles:
        return ""
    if job_role == JobRole.PROSPECTIVE_SUBJECT_LEAD:
        return NOT_YET_IN_POST
    return f"This Work Group is for: {role_list(eligible_roles)}."


def role_list(roles: Collection[str]) -> str:
    labels = [role.label for role in JobRole if role in roles]
    return "; ".join(label[0].lower() + label[1:] for label in labels)
