"""Where many are written to, or entered, at once, and where all that was said is read."""

from typing import Any

from participants.views import circular, listed_people, message

WRITE, TO_MANY = "manage/work-groups/<int:pk>/write/", "manage/messages/to-many/"

of_writing: list[tuple[str, Any, str]] = [
    ("manage/work-groups/<int:pk>/people/list/", listed_people.AddListedPeople, "listed_people"),
    (f"{WRITE}participants/", circular.WriteToParticipants, "write_to_participants"),
    (f"{WRITE}waiting/", circular.WriteToWaiting, "write_to_waiting"),
    (f"{WRITE}interested/", circular.WriteToInterested, "write_to_interested"),
    (f"{WRITE}leads/", circular.WriteToLeads, "write_to_leads"),
    ("manage/interests/write/", circular.WriteToSearch, "write_to_search"),
    ("manage/leaders/write/", circular.WriteToLeaders, "write_to_leaders"),
    ("manage/schools/<int:pk>/write/", circular.WriteToSchool, "write_to_school"),
    (TO_MANY, message.CircularList, "circulars"),
    (f"{TO_MANY}<int:pk>/", message.CircularPage, "circular"),
    ("manage/work-groups/<int:pk>/messages/", message.WorkGroupMessages, "workgroup_messages"),
    ("manage/interests/<int:pk>/messages/", message.InterestMessages, "interest_messages"),
    ("manage/places/<int:pk>/messages/", message.PlaceMessages, "place_messages"),
    ("manage/schools/<int:pk>/messages/", message.SchoolMessages, "school_messages"),
    ("news/<token>/emails/", circular.StopNews, "stop_news"),
]
