from django.urls import path

from workgroups.views import (
    answering,
    copy_event,
    cycle,
    history,
    leaders,
    mastery,
    plan,
    project_list,
    projects,
    public,
    venues,
    visits,
)

app_name = "workgroups"

ONE = "manage/work-groups/<int:pk>/"

for_everybody = [
    path("work-groups/", public.Catalogue.as_view(), name="catalogue"),
    path("work-groups/<int:pk>/", public.Flyer.as_view(), name="flyer"),
]

planning = [
    path("manage/work-groups/", plan.WorkGroupList.as_view(), name="list"),
    path("manage/work-groups/add/", plan.AddWorkGroup.as_view(), name="add"),
    path(ONE, plan.WorkGroupOverview.as_view(), name="detail"),
    path(f"{ONE}page/", plan.EditPage.as_view(), name="edit_page"),
    path(f"{ONE}purpose/", plan.EditPurpose.as_view(), name="edit_purpose"),
    path(f"{ONE}places/", plan.EditPlaces.as_view(), name="edit_places"),
    path(f"{ONE}outcomes/", plan.EditOutcomes.as_view(), name="edit_outcomes"),
    path(f"{ONE}measures/", plan.EditMeasures.as_view(), name="edit_measures"),
    path(f"{ONE}leads/", plan.EditLeads.as_view(), name="edit_leads"),
    path(f"{ONE}leads/<int:user>/remove/", plan.RemoveLead.as_view(), name="remove_lead"),
    path(f"{ONE}copy/", copy_event.CopyEvent.as_view(), name="copy_event"),
    path(f"{ONE}publish/", plan.PublishWorkGroup.as_view(), name="publish"),
    path(f"{ONE}history/", history.WorkGroupHistory.as_view(), name="history"),
]

the_cycle = [
    path(f"{ONE}cycle/", cycle.WorkGroupCycle.as_view(), name="cycle"),
    path(f"{ONE}workshops/add/", cycle.AddWorkshop.as_view(), name="add_workshop"),
    path(f"{ONE}tasks/add/", cycle.AddTask.as_view(), name="add_task"),
    path("manage/workshops/<int:pk>/", cycle.EditWorkshop.as_view(), name="edit_workshop"),
    path(
        "manage/workshops/<int:pk>/remove/", cycle.RemoveWorkshop.as_view(), name="remove_workshop"
    ),
    path("manage/tasks/<int:pk>/", cycle.EditTask.as_view(), name="edit_task"),
    path("manage/tasks/<int:pk>/remove/", cycle.RemoveTask.as_view(), name="remove_task"),
]

VENUE = "manage/venues/<int:pk>/"

the_venues = [
    path("manage/venues/", venues.VenueList.as_view(), name="venues"),
    path("manage/venues/add/", venues.AddVenue.as_view(), name="add_venue"),
    path(VENUE, venues.VenueDetail.as_view(), name="venue"),
    path(f"{VENUE}change/", venues.EditVenue.as_view(), name="edit_venue"),
    path(f"{VENUE}retire/", venues.RetireVenue.as_view(), name="retire_venue"),
    path(f"{VENUE}offer-again/", venues.OfferVenueAgain.as_view(), name="offer_venue_again"),
]

the_catalogue = [
    path("manage/projects/", projects.ProjectList.as_view(), name="projects"),
    path("manage/projects/add/", projects.AddProject.as_view(), name="add_project"),
    path("manage/projects/list/", project_list.AddProjectList.as_view(), name="add_project_list"),
    path("manage/projects/copy/", projects.CopyYear.as_view(), name="copy_projects"),
    path("manage/projects/<int:pk>/", projects.ProjectDetail.as_view(), name="project"),
    path("manage/projects/<int:pk>/change/", projects.EditProject.as_view(), name="edit_project"),
]

the_journey = [
    path("manage/stages/", mastery.StageList.as_view(), name="stages"),
    path("manage/stages/<int:pk>/", mastery.ChangeStage.as_view(), name="change_stage"),
    path("manage/stages/<int:pk>/remove/", mastery.RemoveStage.as_view(), name="remove_stage"),
    path("manage/stages/school/<int:pk>/", mastery.SchoolStages.as_view(), name="school_stages"),
    path("manage/stages/school/<int:pk>/add/", mastery.NoteStage.as_view(), name="note_stage"),
]

LEADER = "manage/leaders/<int:pk>/"
the_leaders = [
    path("manage/leaders/", leaders.LeaderList.as_view(), name="leaders"),
    path("manage/leaders/add/", leaders.AddLeader.as_view(), name="add_leader"),
    path("manage/leaders/shared/", leaders.SharedLeaders.as_view(), name="shared_leaders"),
    path(LEADER, leaders.LeaderDetail.as_view(), name="leader"),
    path(f"{LEADER}change/", leaders.EditLeader.as_view(), name="edit_leader"),
    path(f"{LEADER}own/", leaders.EditOwnLeader.as_view(), name="edit_own_leader"),
    path(f"{LEADER}credentials/add/", leaders.AddCredential.as_view(), name="add_credential"),
    path(f"{LEADER}training/add/", leaders.AddTraining.as_view(), name="add_training"),
    path(f"{LEADER}deployments/add/", leaders.AddDeployment.as_view(), name="add_deployment"),
]

parts_of_leaders = [
    path(
        "manage/leaders/credentials/<int:pk>/",
        leaders.EditCredential.as_view(),
        name="edit_credential",
    ),
    path(
        "manage/leaders/credentials/<int:pk>/remove/",
        leaders.RemoveCredential.as_view(),
        name="remove_credential",
    ),
    path(
        "manage/leaders/training/<int:pk>/remove/",
        leaders.RemoveTraining.as_view(),
        name="remove_training",
    ),
    path(
        "manage/leaders/deployments/<int:pk>/",
        leaders.EditDeployment.as_view(),
        name="edit_deployment",
    ),
    path(
        "manage/leaders/deployments/<int:pk>/remove/",
        leaders.RemoveDeployment.as_view(),
        name="remove_deployment",
    ),
]

VISIT = "manage/visits/<int:pk>/"

the_visits = [
    path("manage/visits/", visits.VisitList.as_view(), name="visits"),
    path("manage/visits/school/<int:pk>/add/", visits.PlanVisit.as_view(), name="plan_visit"),
    path("manage/visits/agreed/<int:pk>/", visits.NoteProgress.as_view(), name="note_progress"),
    path(VISIT, visits.VisitDetail.as_view(), name="visit"),
    path(f"{VISIT}change/", visits.ChangeVisit.as_view(), name="change_visit"),
    path(f"{VISIT}call-off/", visits.CallOffVisit.as_view(), name="call_off_visit"),
    path(f"{VISIT}write-up/", visits.WriteUpVisit.as_view(), name="write_up_visit"),
    path(f"{VISIT}tell-school/", visits.TellSchool.as_view(), name="tell_school"),
    path("visits/<str:token>/", visits.VisitAgreed.as_view(), name="visit_agreed"),
]
the_priorities = [
    path(f"{ONE}priorities/", answering.EditPriorities.as_view(), name="edit_priorities"),
    path(f"{ONE}invite-schools/", answering.InviteSchools.as_view(), name="invite_schools"),
]

urlpatterns = for_everybody + planning + the_cycle + the_catalogue
urlpatterns += the_venues + the_journey + the_leaders + parts_of_leaders
urlpatterns += the_priorities + the_visits
