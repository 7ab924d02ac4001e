"""What jobs at school are called, which a project may say in its own words."""

from workgroups.choices import EarlyCareerTerm, JobRole


def role_labels(term: str, years: int | None) -> dict[str, str]:
    """Each job's name; of teachers at the beginning also how long ago they may have qualified."""
    labels = {role.value: str(role.label) for role in JobRole}
    labels[JobRole.EARLY_CAREER] = early_career_label(term, years)
    return labels


def early_career_label(term: str, years: int | None) -> str:
    label = str(EarlyCareerTerm(term).label)
    if years is None:
        return label
    span = "year" if years == 1 else f"{years} years"
    return f"{label}, in the first {span} after qualifying"
