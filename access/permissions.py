"""The whole permission table: which role may do what. Which rows it reaches is scoping's matter."""

from functools import cache

from django.db.models import TextChoices

from access.roles import Role


class Permission(TextChoices):
    # A hub and its year
    VIEW_HUB = "view_hub", "See the hub's own pages"
    VIEW_HUB_RECORD = "view_hub_record", "See who a hub is: its people, lead schools and texts"
    EDIT_HUB = "edit_hub", "Change the hub's settings, texts and fee policy"
    EDIT_AREAS = "edit_areas", "Say which places and schools belong to which hub"
    VIEW_NETWORK = "view_network", "See the figures of every hub side by side"
    MANAGE_HUBS = "manage_hubs", "Open, rename and close hubs"
    MANAGE_LEAD_SCHOOLS = "manage_lead_schools", "Say which schools lead the hub, and when"
    MANAGE_CALENDAR = "manage_calendar", "Enter exams and bank holidays for all hubs"
    MANAGE_STAFF = "manage_staff", "Invite colleagues and change or end their roles"
    IMPORT_SCHOOLS = "import_schools", "Import the register of schools"
    VIEW_SCHOOLS = "view_schools", "See the hub's schools"
    EDIT_SCHOOLS = "edit_schools", "Keep organisations, partners and contacts of schools"
    CONTACT_SCHOOLS = "contact_schools", "Keep the log of contact with schools"
    VIEW_MESSAGES = "view_messages", "See every message sent for the hub"
    VIEW_SYSTEM_MESSAGES = "view_system_messages", "See messages that belong to no hub"
    ANSWER_ENQUIRIES = "answer_enquiries", "Read and answer what people write to the hub"
    VIEW_NEED_FIGURES = "view_need_figures", "See how many needs there are of each kind"
    VIEW_PRIORITIES = (
        "view_priorities",
        "See the hub's priorities and which Work Groups answer them",
    )
    EDIT_PRIORITIES = "edit_priorities", "Draft the hub's priorities"
    APPROVE_PRIORITIES = "approve_priorities", "Approve the hub's priorities"
    VIEW_YEAR_PLAN = "view_year_plan", "See the plan of the year, with what it is to cost"
    EDIT_NEEDS = "edit_needs", "Read, enter and merge what schools need"
    # Work Groups
    VIEW_PROJECT = "view_project", "See the national catalogue of projects"
    EDIT_PROJECT = "edit_project", "Add projects, and change those of one's own hub or of all"
    IMPORT_PROJECTS = "import_projects", "Add a whole list of projects to the national catalogue"
    NOTE_STAGE = "note_stage", "Record a school's stage of Teaching for Mastery"
    VIEW_WORKGROUP = "view_workgroup", "See a Work Group"
    EDIT_WORKGROUP = "edit_workgroup", "Plan, publish and change a Work Group"
    PUBLISH_WITHOUT_EVIDENCE = (
        "publish_without_evidence",
        "Publish a Work Group whose plan of evidence is still to come",
    )
    EDIT_RESOURCES = "edit_resources", "Add what people read or use around workshops"
    VIEW_JOIN_LINK = "view_join_link", "See the link to an online workshop"
    VIEW_HISTORY = "view_history", "See who changed what"
    # Local leaders
    VIEW_LEADER = "view_leader", "See a local leader's profile"
    EDIT_LEADER = "edit_leader", "Keep the hub's local leaders and what they do"
    EDIT_OWN_LEADER = "edit_own_leader", "Change one's own profile as a local leader"
    # Visits to schools
    VIEW_VISIT = "view_visit", "See visits to schools and how things go there"
    READ_VISIT = "read_visit", "Read what was noted and agreed on a visit"
    PLAN_VISIT = "plan_visit", "Plan who visits which school"
    WRITE_VISIT = "write_visit", "Move, call off and write up a visit"
    # People and places
    VIEW_PEOPLE = "view_people", "See who asked for and who has a place"
    WRITE_TO_PARTICIPANTS = (
        "write_to_participants",
        "Write one email to everybody who takes part in a Work Group",
    )
    WRITE_TO_PEOPLE = "write_to_people", "Write one email to everybody on a list of the hub"
    ALLOCATE_PLACES = "allocate_places", "Offer places and keep the waiting list"
    KEEP_PEOPLE = (
        "keep_people",
        "Keep the one record of each person: names, schools, doubles, what is missing",
    )
    VIEW_TRN = "view_trn", "See a teacher reference number, each time with a reason that is kept"
    VIEW_OWN_PLACE = "view_own_place", "See one's own place"
    CHANGE_PLACE = "change_place", "Cancel a date or name a substitute for a participant"
    VIEW_ACTION_PLAN = "view_action_plan", "See what schools plan to do in a Work Group"
    WRITE_ACTION_PLAN = "write_action_plan", "Write a school's action plan"
    FOLLOW_TASKS = "follow_tasks", "See how far people are with their tasks, and remind them"
    JOIN_CONVERSATION = "join_conversation", "Write in a Work Group's conversation and hide posts"
    VIEW_LESSONS = (
        "view_lessons",
        "See how a Work Group studies lessons, and hide what does not belong there",
    )
    STUDY_LESSONS = "study_lessons", "Plan, teach and refine a lesson with a Work Group"
    VIEW_CERTIFICATES = "view_certificates", "See and download a Work Group's certificates"
    ISSUE_CERTIFICATES = "issue_certificates", "Issue, send and revoke certificates"
    TAKE_REGISTER = "take_register", "Take and close a register"
    REOPEN_REGISTER = "reopen_register", "Reopen a closed register"
    # Evidence
    VIEW_EVIDENCE = "view_evidence", "See survey figures"
    VIEW_ANSWERS = "view_answers", "Read survey answers, without names, however few there are"
    VIEW_BOARD_PACK = "view_board_pack", "Read what the board is given to read of a year"
    MAKE_BOARD_PACK = "make_board_pack", "Make a pack for the board"
    REMIND_TO_ANSWER = "remind_to_answer", "See who has answered a survey, and remind the others"
    VIEW_FOCUS_PUPILS = "view_focus_pupils", "See how focus pupils are doing, one by one"
    READ_FOCUS_LETTERS = "read_focus_letters", "See whose they are, by letter, and the notes"
    READ_REFLECTIONS = "read_reflections", "Read what leads noted after each workshop"
    WRITE_REFLECTION = "write_reflection", "Note what one takes from a workshop that one led"
    WRITE_REPORT = "write_report", "Write a Work Group's report"
    VIEW_REPORT = "view_report", "Read a Work Group's report"
    READ_APPROVED_REPORTS = (
        "read_approved_reports",
        "Read the reports that hubs have approved",
    )
    REVIEW_REPORT = "review_report", "Approve or return a report"
    COMMENT_REPORT = "comment_report", "Comment on an approved report for the board"
    SEND_REPORT = "send_report", "Note that a report went to the national team"
    PUBLISH_REPORT = "publish_report", "Publish what came of a Work Group, with consent"
    VIEW_MEETING = "view_meeting", "Read the agenda, papers and actions of board meetings"
    FINISH_ACTION = "finish_action", "Note that an action of the board is done"
    KEEP_MEETING = "keep_meeting", "Prepare board meetings and keep what came of them"
    # Money
    VIEW_FEES = "view_fees", "See fees and their reckoning"
    CONFIRM_FEE = "confirm_fee", "Confirm a fee"
    WAIVE_FEE = "waive_fee", "Waive a fee"
    ISSUE_INVOICE = "issue_invoice", "Issue invoices"


P = Permission

# What the administrator and the hub lead share: the running of the hub.
STAFF = frozenset(
    {
        P.VIEW_HUB,
        P.VIEW_HUB_RECORD,
        P.EDIT_HUB,
        P.MANAGE_LEAD_SCHOOLS,
        P.MANAGE_STAFF,
        P.VIEW_SCHOOLS,
        P.EDIT_SCHOOLS,
        P.CONTACT_SCHOOLS,
        P.VIEW_MESSAGES,
        P.VIEW_PROJECT,
        P.EDIT_PROJECT,
        P.NOTE_STAGE,
        P.VIEW_LEADER,
        P.EDIT_LEADER,
        P.VIEW_VISIT,
        P.READ_VISIT,
        P.PLAN_VISIT,
        P.WRITE_VISIT,
        P.ANSWER_ENQUIRIES,
        P.VIEW_NEED_FIGURES,
        P.VIEW_PRIORITIES,
        P.EDIT_PRIORITIES,
        P.VIEW_YEAR_PLAN,
        P.EDIT_NEEDS,
        P.VIEW_WORKGROUP,
        P.EDIT_WORKGROUP,
        P.EDIT_RESOURCES,
        P.VIEW_JOIN_LINK,
        P.VIEW_HISTORY,
        P.VIEW_PEOPLE,
        P.WRITE_TO_PARTICIPANTS,
        P.WRITE_TO_PEOPLE,
        P.KEEP_PEOPLE,
        P.VIEW_TRN,
        P.ALLOCATE_PLACES,
        P.CHANGE_PLACE,
        P.VIEW_ACTION_PLAN,
        P.WRITE_ACTION_PLAN,
        P.FOLLOW_TASKS,
        P.JOIN_CONVERSATION,
        P.VIEW_LESSONS,
        P.VIEW_CERTIFICATES,
        P.ISSUE_CERTIFICATES,
        P.VIEW_EVIDENCE,
        P.VIEW_ANSWERS,
        P.REMIND_TO_ANSWER,
        P.READ_REFLECTIONS,
        P.VIEW_BOARD_PACK,
        P.MAKE_BOARD_PACK,
        P.VIEW_REPORT,
        P.SEND_REPORT,
        P.PUBLISH_REPORT,
        P.VIEW_MEETING,
        P.KEEP_MEETING,
        P.FINISH_ACTION,
        P.VIEW_FEES,
        P.WAIVE_FEE,
    }
)

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: STAFF
    | {P.TAKE_REGISTER, P.REOPEN_REGISTER, P.CONFIRM_FEE, P.ISSUE_INVOICE},
    Role.HUB_LEAD: STAFF
    | {
        P.APPROVE_PRIORITIES,
        P.REVIEW_REPORT,
        P.PUBLISH_WITHOUT_EVIDENCE,
        P.VIEW_FOCUS_PUPILS,
    },
    Role.BOARD: frozenset(
        {
            P.VIEW_HUB,
            P.VIEW_NEED_FIGURES,
            P.VIEW_PRIORITIES,
            P.VIEW_YEAR_PLAN,
            P.VIEW_HUB_RECORD,
            P.VIEW_PROJECT,
            P.VIEW_WORKGROUP,
            P.VIEW_LEADER,
            P.VIEW_VISIT,
            P.VIEW_EVIDENCE,
            P.VIEW_REPORT,
            P.COMMENT_REPORT,
            P.VIEW_BOARD_PACK,
            P.VIEW_MEETING,
            P.FINISH_ACTION,
        }
    ),
    Role.PARTNER: frozenset({P.VIEW_HUB, P.VIEW_HUB_RECORD, P.VIEW_PROJECT, P.VIEW_WORKGROUP}),
    Role.NATIONAL: frozenset(
        {
            P.VIEW_HUB,
            P.VIEW_NEED_FIGURES,
            P.EDIT_AREAS,
            P.VIEW_NETWORK,
            P.READ_APPROVED_REPORTS,
            P.VIEW_PRIORITIES,
            P.VIEW_HUB_RECORD,
            P.MANAGE_HUBS,
            P.MANAGE_LEAD_SCHOOLS,
            P.MANAGE_CALENDAR,
            P.VIEW_PROJECT,
            P.EDIT_PROJECT,
            P.IMPORT_PROJECTS,
            P.VIEW_WORKGROUP,
        }
    ),
    # Keeps the installation running and sees no participant's data.
    Role.SYSTEM: frozenset(
        {
            P.IMPORT_SCHOOLS,
            P.VIEW_SYSTEM_MESSAGES,
            P.VIEW_NETWORK,
            P.VIEW_PROJECT,
            P.EDIT_PROJECT,
            P.IMPORT_PROJECTS,
            P.VIEW_HUB_RECORD,
            P.MANAGE_HUBS,
            P.MANAGE_LEAD_SCHOOLS,
            P.MANAGE_CALENDAR,
            P.MANAGE_STAFF,
        }
    ),
    Role.LEAD: frozenset(
        {
            P.VIEW_WORKGROUP,
            P.EDIT_RESOURCES,
            P.VIEW_JOIN_LINK,
            P.VIEW_PEOPLE,
            P.WRITE_TO_PARTICIPANTS,
            P.CHANGE_PLACE,
            P.VIEW_ACTION_PLAN,
            P.WRITE_ACTION_PLAN,
            P.FOLLOW_TASKS,
            P.JOIN_CONVERSATION,
            P.VIEW_LESSONS,
            P.STUDY_LESSONS,
            P.VIEW_CERTIFICATES,
            P.TAKE_REGISTER,
            P.VIEW_EVIDENCE,
            P.VIEW_ANSWERS,
            P.REMIND_TO_ANSWER,
            P.VIEW_FOCUS_PUPILS,
            P.READ_FOCUS_LETTERS,
            P.READ_REFLECTIONS,
            P.WRITE_REFLECTION,
            P.WRITE_REPORT,
            P.VIEW_REPORT,
        }
    ),
    # A guest or an expert: what one workshop takes, and nothing else of the Work Group.
    Role.WORKSHOP_LEAD: frozenset({P.VIEW_JOIN_LINK, P.TAKE_REGISTER}),
    Role.LOCAL_LEADER: frozenset(
        {P.VIEW_LEADER, P.EDIT_OWN_LEADER, P.VIEW_VISIT, P.READ_VISIT, P.WRITE_VISIT}
    ),
    Role.PARTICIPANT: frozenset({P.VIEW_OWN_PLACE}),
}


# Asked many times for one page, of a table that stands as long as the portal runs.
@cache
def roles_that_may(permission: Permission) -> frozenset[Role]:
    return frozenset(role for role, granted in GRANTS.items() if permission in granted)
