from typing import Any

from django.urls import path

from participants.urls.certificates import certified
from participants.urls.lessons import lessons_by_link, lessons_of_staff
from participants.urls.people import of_people
from participants.urls.writing import of_writing
from participants.views import (
    action_plans,
    agreement,
    answers,
    approval,
    attendance_register,
    calendars,
    called_off,
    change,
    check_in,
    closed_schools,
    composition,
    conversation,
    correct,
    governor_report,
    group_move,
    initiative,
    interest,
    leader_events,
    lists,
    missing_details,
    offer_chosen,
    on_behalf,
    online_list,
    others,
    own_needs,
    own_resources,
    own_school,
    own_years,
    people,
    place,
    progress,
    reach,
    register_sheet,
    same_person,
    several,
    staff_place,
    task_accounts,
    unnamed_place,
    waiting_list,
    walk_in,
    wish,
)

app_name = "participants"

by_link = [
    path("work-groups/<int:pk>/interest/", interest.Begin.as_view(), name="begin"),
    path("interest/<token>/", interest.Resume.as_view(), name="draft"),
    path("interest/<token>/school/", interest.YourSchool.as_view(), name="interest_school"),
    path("interest/<token>/about-you/", interest.AboutYou.as_view(), name="interest_about_you"),
    path(
        "interest/<token>/not-eligible/",
        interest.NotEligible.as_view(),
        name="interest_not_eligible",
    ),
    path(
        "interest/<token>/colleague/",
        interest.YourColleague.as_view(),
        name="interest_colleague",
    ),
    path("place-to-name/<token>/", unnamed_place.NamePerson.as_view(), name="name_person"),
    path("interest/<token>/choices/", interest.Choices.as_view(), name="interest_choices"),
    path("interest/<token>/priorities/", interest.Priorities.as_view(), name="interest_priorities"),
    path("interest/<token>/head/", interest.Head.as_view(), name="interest_head"),
    path("interest/<token>/check/", interest.Check.as_view(), name="interest_check"),
    path("interest/<token>/sent/", interest.Sent.as_view(), name="interest_sent"),
    path("interest/<token>/save/", interest.Save.as_view(), name="interest_save"),
    path(
        "interest/<token>/withdraw/",
        answers.WithdrawInterest.as_view(),
        name="withdraw_interest",
    ),
    path("work-groups/<int:pk>/next-time/", wish.NextTime.as_view(), name="next_time"),
    path("next-time/<token>/", wish.ForgetWish.as_view(), name="forget_wish"),
    path("approve/<token>/", answers.Approve.as_view(), name="approve"),
    path("offer/<token>/", answers.AnswerOffer.as_view(), name="offer"),
    path("place/<token>/", place.OwnPlace.as_view(), name="place"),
    path("calendar/<token>/dates.ics", calendars.OwnCalendar.as_view(), name="calendar"),
    path(
        "place/<token>/action-plan/",
        action_plans.OwnActionPlan.as_view(),
        name="own_action_plan",
    ),
    path("place/<token>/tasks/<int:task>/", task_accounts.OwnTask.as_view(), name="own_task"),
    path(
        "place/<token>/tasks/<int:task>/file/",
        task_accounts.OwnTaskFile.as_view(),
        name="own_task_file",
    ),
    path(
        "place/<token>/resources/<int:resource>/",
        own_resources.OwnResource.as_view(),
        name="own_resource",
    ),
    path(
        "place/<token>/conversation/",
        conversation.OwnConversation.as_view(),
        name="own_conversation",
    ),
    path(
        "place/<token>/conversation/begin/",
        conversation.OwnBeginTopic.as_view(),
        name="own_begin_topic",
    ),
    path(
        "place/<token>/conversation/<int:topic>/",
        conversation.OwnTopic.as_view(),
        name="own_topic",
    ),
    path("conversation/<token>/emails/", conversation.StopDigest.as_view(), name="stop_digest"),
    path("place/<token>/needs/", own_needs.OwnNeeds.as_view(), name="own_needs"),
    path("place/<token>/others/", others.Others.as_view(), name="others"),
    path(
        "place/<token>/my-work-groups/",
        own_years.OwnWorkGroups.as_view(),
        name="own_workgroups",
    ),
    path("place/<token>/my-data/", own_years.OwnData.as_view(), name="own_data"),
    path("place/<token>/details/", missing_details.OwnDetails.as_view(), name="own_details"),
    path("place/<token>/give-up/", place.GiveUp.as_view(), name="give_up"),
    path("place/<token>/<int:workshop>/here/", check_in.IAmHere.as_view(), name="i_am_here"),
    path("check-in/<token>/", check_in.CheckIn.as_view(), name="check_in"),
    path("place/<token>/<int:workshop>/cancel/", place.CancelDate.as_view(), name="cancel_date"),
    path(
        "place/<token>/<int:workshop>/colleague/",
        place.NameSubstitute.as_view(),
        name="substitute",
    ),
    path(
        "place/<token>/<int:workshop>/come-after-all/",
        place.ComeAfterAll.as_view(),
        name="come_after_all",
    ),
]

AGREEMENT_HEAD, AGREEMENT_TEACHER = "agreement/<token>/head/", "agreement/<token>/teacher/"
STAFF_AGREEMENT = "manage/interests/<int:pk>/agreement/"
OWN_REPORT = "governors-report/<token>/"
STAFF_REPORT = "manage/governors-reports/<int:pk>/"

agreements: list[tuple[str, Any, str]] = [
    (AGREEMENT_HEAD, agreement.AgreementOfHead, "agreement_of_head"),
    (f"{AGREEMENT_HEAD}pdf/", agreement.AgreementOfHeadPdf, "agreement_of_head_pdf"),
    (AGREEMENT_TEACHER, agreement.AgreementOfTeacher, "agreement_of_teacher"),
    (f"{AGREEMENT_TEACHER}pdf/", agreement.AgreementOfTeacherPdf, "agreement_of_teacher_pdf"),
    (STAFF_AGREEMENT, agreement.StaffAgreement, "agreement"),
    (f"{STAFF_AGREEMENT}pdf/", agreement.StaffAgreementPdf, "agreement_pdf"),
    (f"{STAFF_AGREEMENT}paper/", agreement.RecordSignature, "record_signature"),
]

governor_reports: list[tuple[str, Any, str]] = [
    (OWN_REPORT, governor_report.OwnGovernorReport, "own_governor_report"),
    (f"{OWN_REPORT}pdf/", governor_report.OwnGovernorReportPdf, "own_governor_report_pdf"),
    ("manage/governors-reports/", governor_report.GovernorReports, "governor_reports"),
    (STAFF_REPORT, governor_report.StaffGovernorReport, "governor_report"),
    (f"{STAFF_REPORT}pdf/", governor_report.StaffGovernorReportPdf, "governor_report_pdf"),
]

GROUP = "manage/work-groups/<int:pk>/"
pages_of_a_workgroup = [
    (f"{GROUP}action-plans/", action_plans.ActionPlans, "action_plans"),
    (f"{GROUP}action-plans/<int:school>/", action_plans.EditActionPlan, "edit_action_plan"),
    (f"{GROUP}between-workshops/", progress.ProgressPage, "progress"),
    (f"{GROUP}between-workshops/remind/", progress.RemindOfTasks, "remind_of_tasks"),
    (f"{GROUP}conversation/", conversation.Conversation, "conversation"),
    (f"{GROUP}conversation/begin/", conversation.BeginTopic, "begin_topic"),
    ("manage/topics/<int:pk>/", conversation.StaffTopic, "topic"),
    ("manage/posts/<int:pk>/hide/", conversation.HidePost, "hide_post"),
    ("manage/posts/<int:pk>/show/", conversation.ShowPost, "show_post"),
    (f"{GROUP}people/", people.People, "people"),
    (f"{GROUP}people/offer/", offer_chosen.OfferChosen, "offer_chosen"),
    (f"{GROUP}waiting-list/", waiting_list.WaitingListPage, "waiting_list"),
    (f"{GROUP}waiting-list/change/", waiting_list.SetWaitingList, "set_waiting_list"),
    (f"{GROUP}people/of-each-school/", composition.SetComposition, "set_composition"),
    (
        "manage/hubs/<int:pk>/waiting-lists/",
        waiting_list.SetWaitingListDefault,
        "waiting_list_default",
    ),
    ("manage/hubs/<int:pk>/what-counts/", waiting_list.EditPriorityWeights, "priority_weights"),
    (f"{GROUP}people/add/", on_behalf.EnterOnBehalf, "enter_on_behalf"),
    (f"{GROUP}call-off/", called_off.CallOffWorkGroup, "call_off_workgroup"),
    (f"{GROUP}whom-to-invite/", leader_events.WhomToInvite, "whom_to_invite"),
    (f"{GROUP}registers/", attendance_register.Registers, "registers"),
]
of_a_workgroup = [
    path(route, view.as_view(), name=name) for route, view, name in pages_of_a_workgroup
]

lists_of_all = [
    path("manage/interests/", lists.InterestList.as_view(), name="interests"),
    path("manage/interests/decide/", several.DecideSeveral.as_view(), name="decide_several"),
    path("manage/interests/add/", on_behalf.ChooseWorkGroup.as_view(), name="enter_interest"),
    path("manage/registers/missing/", lists.MissingRegisters.as_view(), name="missing_registers"),
    path("manage/never-engaged/", reach.NeverEngaged.as_view(), name="never_engaged"),
    path("manage/leaders/events/", leader_events.LeaderEvents.as_view(), name="leader_events"),
]

CLOSED = "manage/register/closed-schools/"

of_closed_schools = [
    path(CLOSED, closed_schools.ClosedSchools.as_view(), name="closed_schools"),
    path(f"{CLOSED}<int:pk>/move/", closed_schools.MoveToSchool.as_view(), name="move_to_school"),
]

of_an_interest = [
    path("manage/interests/<int:pk>/", people.Interest.as_view(), name="interest"),
    path("manage/interests/<int:pk>/offer/", people.OfferOne.as_view(), name="offer_one"),
    path("manage/interests/<int:pk>/wait/", people.PutOnWaitingList.as_view(), name="wait"),
    path("manage/interests/<int:pk>/decline/", people.Decline.as_view(), name="decline"),
    path(
        "manage/interests/<int:pk>/withdraw/",
        people.WithdrawInterestFor.as_view(),
        name="withdraw_interest_for",
    ),
    path(
        "manage/interests/<int:pk>/same-person/",
        same_person.SamePerson.as_view(),
        name="same_person",
    ),
    path(
        "manage/interests/<int:pk>/details/",
        correct.CorrectDetails.as_view(),
        name="correct_details",
    ),
    path(
        "manage/interests/<int:pk>/ask-head/",
        correct.AskHeadAgain.as_view(),
        name="ask_head_again",
    ),
    path(
        "manage/interests/<int:pk>/approval/",
        approval.RecordApproval.as_view(),
        name="record_approval",
    ),
    path(
        "manage/interests/<int:pk>/approval/change/",
        approval.ChangeApproval.as_view(),
        name="change_approval",
    ),
    path(
        "manage/interests/<int:pk>/other-projects/",
        initiative.DeclareInitiative.as_view(),
        name="declare_initiative",
    ),
    path(
        "manage/schools/<int:pk>/other-projects/",
        initiative.DeclareForSchool.as_view(),
        name="declare_for_school",
    ),
    path(
        "manage/other-projects/<int:pk>/remove/",
        initiative.TakeBackInitiative.as_view(),
        name="take_back_initiative",
    ),
]

REGISTER = "manage/workshops/<int:pk>/register/"

of_a_register: list[tuple[str, Any, str]] = [
    (REGISTER, attendance_register.TakeRegister, "register"),
    (f"{REGISTER}online-list/", online_list.OnlineList, "online_list"),
    (f"{REGISTER}sheet/", register_sheet.RegisterSheet, "register_sheet"),
    (f"{REGISTER}check-in/", check_in.CheckInPoster, "check_in_poster"),
    (f"{REGISTER}walk-in/", walk_in.AddWalkIn, "add_walk_in"),
    (f"{REGISTER}close/", attendance_register.CloseRegister, "close_register"),
    (f"{REGISTER}reopen/", attendance_register.ReopenRegister, "reopen_register"),
    ("manage/walk-ins/<int:pk>/guest/", walk_in.LeaveAsGuest, "leave_as_guest"),
    ("manage/walk-ins/<int:pk>/take-off/", walk_in.TakeOffWalkIn, "take_off_walk_in"),
]

of_a_workshop = [
    *(path(address, page.as_view(), name=name) for address, page, name in of_a_register),
    path(
        "manage/work-groups/<int:pk>/workshops/add-and-tell/",
        change.AddDate.as_view(),
        name="add_date",
    ),
    path("manage/workshops/<int:pk>/move/", change.MoveWorkshop.as_view(), name="move_workshop"),
    path("manage/workshops/<int:pk>/cancel/", change.CallOff.as_view(), name="call_off"),
]

STAFF_PLACE = "manage/places/<int:pk>/"
STAFF_DATE = f"{STAFF_PLACE}<int:workshop>/"

of_a_place: list[tuple[str, Any, str]] = [
    ("manage/task-accounts/<int:pk>/", task_accounts.TaskAccountPage, "task_account"),
    ("manage/task-files/<int:pk>/", task_accounts.TaskFileOfStaff, "task_file"),
    (STAFF_PLACE, staff_place.ParticipantDetail, "participant"),
    (f"{STAFF_PLACE}give-up/", staff_place.WithdrawFor, "withdraw_for"),
    (f"{STAFF_DATE}cancel/", staff_place.CancelFor, "cancel_for"),
    (f"{STAFF_DATE}colleague/", staff_place.SubstituteFor, "substitute_for"),
    (f"{STAFF_DATE}come-after-all/", staff_place.ComeAfterAllFor, "come_after_all_for"),
]

SCHOOL = "school-page/"
OWN_CONTACT = f"{SCHOOL}<token>/contacts/<int:contact>/"

of_a_school: list[tuple[str, Any, str]] = [
    (SCHOOL, own_school.AskForSchoolPage, "ask_for_school_page"),
    (f"{SCHOOL}<token>/", own_school.OwnSchool, "own_school"),
    (f"{SCHOOL}<token>/contacts/add/<role>/", own_school.AddOwnContact, "add_own_contact"),
    (OWN_CONTACT, own_school.CorrectOwnContact, "correct_own_contact"),
    (f"{OWN_CONTACT}gone/", own_school.OwnContactHasGone, "own_contact_gone"),
    ("manage/schools/<int:pk>/page/", own_school.SendSchoolPage, "send_school_page"),
]

MOVE = "manage/interests/<int:pk>/move/"
moves: list[tuple[str, Any, str]] = [
    (MOVE, group_move.ChooseGroup, "choose_group"),
    (f"{MOVE}<int:to>/", group_move.MoveToGroup, "move_to_group"),
    ("manage/places-to-name/<int:pk>/end/", unnamed_place.EndUnnamed, "end_unnamed"),
]

TABLES = [
    *(*lessons_by_link, *lessons_of_staff, *of_writing, *of_a_place),
    *(*agreements, *governor_reports, *certified, *of_a_school, *moves),
]
of_tables = [path(route, view.as_view(), name=name) for route, view, name in TABLES]

urlpatterns = [
    *by_link,
    *of_people,
    *lists_of_all,
    *of_tables,
    *of_a_workgroup,
    *of_closed_schools,
    *of_an_interest,
    *of_a_workshop,
]
