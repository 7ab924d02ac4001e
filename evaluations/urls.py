from django.urls import path

from evaluations.views import (
    board_meeting,
    board_pack,
    comparison,
    engagement,
    evidence,
    focus_pupils,
    network,
    own_focus_pupils,
    own_question,
    plan,
    publication,
    published,
    reach_map,
    reflection,
    report,
    report_list,
    report_paper,
    report_part,
    respondents,
    saying_list,
    survey,
    year_calendar,
)

app_name = "evaluations"
PUBLICATION = "manage/publications/<int:pk>/"
MEETING = "manage/board-meetings/<int:pk>/"
PAPER = "manage/meeting-papers/<int:pk>/"
ACTION = "manage/meeting-actions/<int:pk>/"
CONSENT = "manage/consents/<int:pk>/"

urlpatterns = [
    path("survey/<str:token>/", survey.Survey.as_view(), name="survey"),
    path("survey/<str:token>/thanks/", survey.SurveyThanks.as_view(), name="survey_thanks"),
    path(
        "place/<token>/focus-pupils/",
        own_focus_pupils.OwnFocusPupils.as_view(),
        name="own_focus_pupils",
    ),
    path(
        "place/<token>/focus-pupils/<int:pupil>/close/",
        own_focus_pupils.CloseFocusPupil.as_view(),
        name="close_focus_pupil",
    ),
    path(
        "place/<token>/focus-pupils/<int:pupil>/<str:moment>/",
        own_focus_pupils.OwnCheckpoint.as_view(),
        name="own_checkpoint",
    ),
    path("manage/engagement/", engagement.EngagementPage.as_view(), name="engagement"),
    path("manage/reach/", reach_map.ReachMapPage.as_view(), name="reach_map"),
    path("manage/network/", network.NetworkPage.as_view(), name="network"),
    path("manage/network/<int:pk>/", network.NetworkHub.as_view(), name="network_hub"),
    path(
        "manage/network/reports/",
        report_list.ApprovedReports.as_view(),
        name="approved_reports",
    ),
    path(
        "manage/network/reports/<int:pk>/",
        report_list.ApprovedReport.as_view(),
        name="approved_report",
    ),
    path("manage/year/", year_calendar.YearCalendar.as_view(), name="calendar"),
    path("manage/plan/", plan.PlanPage.as_view(), name="plan"),
    path("manage/board-meetings/", board_meeting.BoardMeetingList.as_view(), name="board_meetings"),
    path(
        "manage/board-meetings/add/",
        board_meeting.AddBoardMeeting.as_view(),
        name="add_board_meeting",
    ),
    path(MEETING, board_meeting.BoardMeetingDetail.as_view(), name="board_meeting"),
    path(f"{MEETING}edit/", board_meeting.EditBoardMeeting.as_view(), name="edit_board_meeting"),
    path(f"{MEETING}agenda/", board_meeting.SendAgenda.as_view(), name="send_agenda"),
    path(
        f"{MEETING}record/",
        board_meeting.RecordBoardMeeting.as_view(),
        name="record_board_meeting",
    ),
    path(
        f"{MEETING}papers/add/", board_meeting.AddMeetingPaper.as_view(), name="add_meeting_paper"
    ),
    path(
        f"{MEETING}actions/add/",
        board_meeting.AddMeetingAction.as_view(),
        name="add_meeting_action",
    ),
    path(f"{PAPER}file/", board_meeting.MeetingPaperFile.as_view(), name="meeting_paper"),
    path(
        f"{PAPER}remove/", board_meeting.RemoveMeetingPaper.as_view(), name="remove_meeting_paper"
    ),
    path(ACTION, board_meeting.EditMeetingAction.as_view(), name="edit_meeting_action"),
    path(
        f"{ACTION}done/", board_meeting.FinishMeetingAction.as_view(), name="finish_meeting_action"
    ),
    path("manage/board-packs/", board_pack.BoardPackList.as_view(), name="board_packs"),
    path("manage/board-packs/make/", board_pack.MakeBoardPack.as_view(), name="make_board_pack"),
    path("manage/board-packs/<int:pk>/", board_pack.BoardPackDetail.as_view(), name="board_pack"),
    path(
        "manage/board-packs/<int:pk>/pdf/",
        board_pack.BoardPackPdf.as_view(),
        name="board_pack_pdf",
    ),
    path(
        "manage/board-packs/<int:pk>/xlsx/",
        board_pack.BoardPackWorkbook.as_view(),
        name="board_pack_workbook",
    ),
    path(
        "manage/hubs/<int:pk>/own-questions/",
        own_question.OwnQuestions.as_view(),
        name="own_questions",
    ),
    path(
        "manage/hubs/<int:pk>/own-questions/<str:wave>/add/",
        own_question.AddOwnQuestion.as_view(),
        name="add_own_question",
    ),
    path(
        "manage/hubs/<int:pk>/own-questions/<str:wave>/preview/",
        own_question.SurveyAsSeen.as_view(),
        name="survey_preview",
    ),
    path(
        "manage/own-questions/<int:pk>/",
        own_question.ChangeOwnQuestion.as_view(),
        name="change_own_question",
    ),
    path(
        "manage/own-questions/<int:pk>/stop/",
        own_question.StopOwnQuestion.as_view(),
        name="stop_own_question",
    ),
    path("manage/own-questions/answers/", own_question.OwnAnswers.as_view(), name="own_answers"),
    path("manage/what-people-say/", saying_list.SayingList.as_view(), name="sayings"),
    path("what-we-learned/", published.PublishedList.as_view(), name="what_was_learned"),
    path("hubs/<slug:slug>/learned/<int:pk>/", published.PublishedText.as_view(), name="published"),
    path("consent/<str:token>/", published.OwnConsent.as_view(), name="own_consent"),
    path("manage/publications/", publication.PublicationList.as_view(), name="publications"),
    path(
        "manage/publications/newsletter/",
        publication.NewsletterText.as_view(),
        name="newsletter_text",
    ),
    path(
        "manage/work-groups/<int:pk>/report/publication/",
        publication.AddPublication.as_view(),
        name="add_publication",
    ),
    path(PUBLICATION, publication.PublicationDetail.as_view(), name="publication"),
    path(f"{PUBLICATION}edit/", publication.EditPublication.as_view(), name="edit_publication"),
    path(f"{PUBLICATION}publish/", publication.Publish.as_view(), name="publish"),
    path(f"{PUBLICATION}take-down/", publication.TakeDown.as_view(), name="take_down"),
    path(f"{PUBLICATION}named/add/", publication.AddConsent.as_view(), name="add_consent"),
    path(CONSENT, publication.EditConsent.as_view(), name="edit_consent"),
    path(f"{CONSENT}ask/", publication.AskForConsent.as_view(), name="ask_for_consent"),
    path(f"{CONSENT}remove/", publication.RemoveConsent.as_view(), name="remove_consent"),
    path("manage/reports/", report_list.ReportList.as_view(), name="reports"),
    path("manage/work-groups/<int:pk>/evidence/", evidence.Evidence.as_view(), name="evidence"),
    path(
        "manage/work-groups/<int:pk>/comparison/",
        comparison.ComparisonPage.as_view(),
        name="comparison",
    ),
    path(
        "manage/work-groups/<int:pk>/focus-pupils/",
        focus_pupils.FocusPupils.as_view(),
        name="focus_pupils",
    ),
    path(
        "manage/work-groups/<int:pk>/who-has-answered/",
        respondents.WhoAnswered.as_view(),
        name="who_answered",
    ),
    path(
        "manage/work-groups/<int:pk>/who-has-answered/remind/",
        respondents.RemindToAnswer.as_view(),
        name="remind_to_answer",
    ),
    path(
        "manage/work-groups/<int:pk>/reflections/",
        reflection.Reflections.as_view(),
        name="reflections",
    ),
    path(
        "manage/workshops/<int:pk>/reflection/",
        reflection.WriteReflection.as_view(),
        name="write_reflection",
    ),
    path(
        "manage/workshops/<int:pk>/reflection/take-back/",
        reflection.TakeReflectionBack.as_view(),
        name="take_back_reflection",
    ),
    path("manage/work-groups/<int:pk>/report/", report.ReadReport.as_view(), name="report_read"),
    path("manage/work-groups/<int:pk>/report/write/", report.WriteReport.as_view(), name="report"),
    path(
        "manage/work-groups/<int:pk>/report/review/", report.ReviewReport.as_view(), name="review"
    ),
    path(
        "manage/work-groups/<int:pk>/report/comment/",
        report_part.CommentReport.as_view(),
        name="comment_report",
    ),
    path(
        "manage/work-groups/<int:pk>/report/sent/",
        report_part.NoteSending.as_view(),
        name="report_sent",
    ),
    path(
        "manage/work-groups/<int:pk>/report/need/",
        report_part.TakeUpReport.as_view(),
        name="take_up",
    ),
    path(
        "manage/work-groups/<int:pk>/report/documents/add/",
        report_part.AddReportFile.as_view(),
        name="add_report_file",
    ),
    path(
        "manage/report-documents/<int:pk>/",
        report_part.ReportDocument.as_view(),
        name="report_file",
    ),
    path(
        "manage/report-documents/<int:pk>/remove/",
        report_part.RemoveReportFile.as_view(),
        name="remove_report_file",
    ),
    path(
        "manage/work-groups/<int:pk>/report/pdf/",
        report_paper.ReportPdf.as_view(),
        name="report_pdf",
    ),
    path(
        "manage/work-groups/<int:pk>/report/reopen/", report.ReopenReport.as_view(), name="reopen"
    ),
]
