from django.urls import path

from needs.views import correct, enquiry, figures, merging, need, priority, survey, writing

app_name = "needs"

TO_HUB = "hubs/<slug:slug>/"
ENQUIRY = "manage/enquiries/<int:pk>/"
PRIORITY = "manage/priorities/<int:pk>/"

writing_to_hubs = [
    path(f"{TO_HUB}ask/", writing.Ask.as_view(), name="ask"),
    path(f"{TO_HUB}need/", writing.SayNeed.as_view(), name="say_need"),
    path(f"{TO_HUB}partner/", writing.OfferPartnership.as_view(), name="offer_partnership"),
    path(f"{TO_HUB}idea/", writing.SuggestIdea.as_view(), name="suggest_idea"),
]

the_enquiries = [
    path("manage/enquiries/", enquiry.EnquiryList.as_view(), name="enquiries"),
    path("manage/enquiries/add/", enquiry.LogEnquiry.as_view(), name="log_enquiry"),
    path(ENQUIRY, enquiry.EnquiryDetail.as_view(), name="enquiry"),
    path(f"{ENQUIRY}answer/", enquiry.AnswerEnquiry.as_view(), name="answer_enquiry"),
    path(f"{ENQUIRY}details/", correct.CorrectEnquiry.as_view(), name="correct_enquiry"),
    path(f"{ENQUIRY}assign/", enquiry.AssignEnquiry.as_view(), name="assign_enquiry"),
    path(f"{ENQUIRY}close/", enquiry.CloseEnquiry.as_view(), name="close_enquiry"),
    path(f"{ENQUIRY}reopen/", enquiry.ReopenEnquiry.as_view(), name="reopen_enquiry"),
    path(f"{ENQUIRY}take-in/", enquiry.TakeInEnquiry.as_view(), name="take_in_enquiry"),
    path(f"{ENQUIRY}need/", enquiry.KeepAsNeed.as_view(), name="keep_as_need"),
]

the_needs = [
    path("manage/needs/", need.NeedList.as_view(), name="list"),
    path("manage/needs/add/", need.AddNeed.as_view(), name="add_need"),
    path("manage/needs/<int:pk>/", need.NeedDetail.as_view(), name="need"),
    path("manage/needs/<int:pk>/change/", need.EditNeed.as_view(), name="edit_need"),
    path("manage/needs/<int:pk>/take-in/", need.TakeInNeed.as_view(), name="take_in_need"),
    path("manage/needs/<int:pk>/split-off/", merging.SplitOffNeed.as_view(), name="split_off"),
    path("manage/needs/merge/", merging.MergeNeeds.as_view(), name="merge_needs"),
    path("manage/needs/figures/", figures.NeedFigures.as_view(), name="need_figures"),
]

surveys_of_needs = [
    path("manage/needs/surveys/", survey.NeedSurveyList.as_view(), name="need_surveys"),
    path("manage/needs/surveys/add/", survey.AddNeedSurvey.as_view(), name="add_need_survey"),
    path("manage/needs/surveys/<int:pk>/", survey.NeedSurveyDetail.as_view(), name="need_survey"),
    path(
        "manage/needs/surveys/<int:pk>/change/",
        survey.EditNeedSurvey.as_view(),
        name="edit_need_survey",
    ),
    path(
        "hubs/<slug:slug>/needs-survey/<int:pk>/",
        survey.AnswerNeedSurvey.as_view(),
        name="answer_survey",
    ),
]

the_priorities = [
    path(f"{TO_HUB}priorities/", priority.HubPriorities.as_view(), name="hub_priorities"),
    path("manage/priorities/", priority.PriorityList.as_view(), name="priorities"),
    path("manage/priorities/add/", priority.AddPriority.as_view(), name="add_priority"),
    path("manage/priorities/from-needs/", priority.UseNeeds.as_view(), name="use_needs"),
    path(PRIORITY, priority.PriorityDetail.as_view(), name="priority"),
    path(f"{PRIORITY}change/", priority.EditPriority.as_view(), name="edit_priority"),
    path(f"{PRIORITY}approve/", priority.ApprovePriority.as_view(), name="approve_priority"),
    path(
        f"{PRIORITY}carry-over/", priority.CarryOverPriority.as_view(), name="carry_over_priority"
    ),
]

urlpatterns = [
    *writing_to_hubs,
    *the_enquiries,
    *the_needs,
    *surveys_of_needs,
    *the_priorities,
]
