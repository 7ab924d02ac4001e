"""Pages about a Work Group's people."""

from access.permissions import Permission
from workgroups.views.tabs import add_tab

add_tab(place=30, label="People", page="participants:people", can=Permission.VIEW_PEOPLE)
add_tab(
    place=40,
    label="Action plans",
    page="participants:action_plans",
    can=Permission.VIEW_ACTION_PLAN,
    for_events=False,
    under_more=True,
)
add_tab(
    place=45,
    label="Progress",
    page="participants:progress",
    can=Permission.FOLLOW_TASKS,
    for_events=False,
)
add_tab(
    place=47,
    label="Conversation",
    page="participants:conversation",
    can=Permission.JOIN_CONVERSATION,
    for_events=False,
    under_more=True,
)
add_tab(
    place=48,
    label="Lesson study",
    page="participants:lessons",
    can=Permission.VIEW_LESSONS,
    for_events=False,
    under_more=True,
)
add_tab(
    place=49,
    label="Messages",
    page="participants:workgroup_messages",
    can=Permission.VIEW_MESSAGES,
)
add_tab(place=50, label="Registers", page="participants:registers", can=Permission.TAKE_REGISTER)
add_tab(
    place=55,
    label="Certificates",
    page="participants:certificates",
    can=Permission.VIEW_CERTIFICATES,
)
