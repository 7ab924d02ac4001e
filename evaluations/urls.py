from django.urls import path

from evaluations.views import (
    board_pack,
    comparison,
    engagement,
    evidence,
    focus_pupils,
    network,
    own_focus_pupils,
    plan,
    report,
    report_list,
    respondents,
    saying_list,
    survey,
    year_calendar,
)

app_name = "evaluations"
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
    path("manage/network/", network.NetworkPage.as_view(), name="network"),
    path("manage/year/", year_calendar.YearCalendar.as_view(), name="calendar"),
    path("manage/plan/", plan.PlanPage.as_view(), name="plan"),
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
    path("manage/what-people-say/", saying_list.SayingList.as_view(), name="sayings"),
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
    path("manage/work-groups/<int:pk>/report/", report.ReadReport.as_view(), name="report_read"),
    path("manage/work-groups/<int:pk>/report/write/", report.WriteReport.as_view(), name="report"),
    path(
        "manage/work-groups/<int:pk>/report/review/", report.ReviewReport.as_view(), name="review"
    ),
    path(
        "manage/work-groups/<int:pk>/report/reopen/", report.ReopenReport.as_view(), name="reopen"
    ),
]
