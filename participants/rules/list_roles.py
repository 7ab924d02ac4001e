"""What somebody does at school, by the words in which a list says it."""

import re

from workgroups.choices import JobRole

LEADS_MATHS = (
    r"(head|lead|leader|co-?ordinator|hod) (of|for) (the )?(maths|mathematics|department)"
    r"|(maths|mathematics|subject) (subject )?(lead|leader|co-?ordinator)|\bhod\b|head of dep"
)
# The first that is found counts.
SAID = (
    (JobRole.TRAINEE, r"trainee|\bitt\b|pgce|student teacher|\bscitt\b"),
    (JobRole.EARLY_CAREER, r"\bect\d?\b|\bnqt\b|\brqt\b|early career|newly qualified"),
    (JobRole.TEACHING_ASSISTANT, r"teaching assistant|\bh?lta\b|\bta\b|\bcover supervisor"),
    (JobRole.ACTING_SUBJECT_LEAD, rf"acting.*({LEADS_MATHS})"),
    (JobRole.PROSPECTIVE_SUBJECT_LEAD, rf"(hop|aspir|prospective|future).*({LEADS_MATHS})"),
    (JobRole.SENIOR_LEADER, r"(deputy|assistant|vice)[ -](head|principal)|\bslt\b|senior lead"),
    (JobRole.SUBJECT_LEAD, LEADS_MATHS),
    (JobRole.PHASE_LEAD, r"(phase|year|key stage|ks ?\d|eyfs)[ \w]{0,12}lead|head of year"),
    (JobRole.HEADTEACHER, r"head ?teacher|^(the )?head$|principal|executive head|head of school"),
    (JobRole.LECTURER, r"lecturer|further education"),
    (
        JobRole.TEACHER,
        r"teach|^y(ear|r)? ?\d|reception|second in (dep|maths)|^maths$|tutor|nursery",
    ),
)
ROLE_SAID = tuple((role, re.compile(pattern)) for role, pattern in SAID)


def role_said(words: str) -> str:
    """One of JobRole, or '' where the words do not tell."""
    text = " ".join(words.casefold().split())
    return next((role.value for role, pattern in ROLE_SAID if pattern.search(text)), "")
