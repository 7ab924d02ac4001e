from django.urls import path

from workgroups.views import (
    agreement,
    calendar,
    catalogue,
    copy_event,
    copying,
    cycle,
    dates,
    elsewhere,
    from_template,
    history,
    leader,
    led_calendar,
    mastery,
    overview,
    plan,
    priority,
    project,
    project_list,
    publish,
    resources,
    roll_over,
    saved_filter,
    template,
    template_changes,
    venue,
    visit,
    workgroup_import,
    workgroup_list,
    workshop_lead,
)

app_name = "workgroups"

ONE = "manage/work-groups/<int:pk>/"

for_everybody = [
    path("work-groups/", catalogue.Catalogue.as_view(), name="catalogue"),
    path("work-groups/<int:pk>/", catalogue.Flyer.as_view(), name="flyer"),
    path("work-groups/<int:pk>/flyer.pdf", catalogue.FlyerSheet.as_view(), name="flyer_pdf"),
    path("work-groups/feed.atom", elsewhere.Feed.as_view(), name="feed"),
    path("hubs/<slug:slug>/work-groups/", elsewhere.HubFrame.as_view(), name="hub_frame"),
    path("hubs/<slug:slug>/work-groups.json", elsewhere.HubValues.as_view(), name="hub_values"),
    path("hubs/<slug:slug>/dates.ics", calendar.HubDates.as_view(), name="hub_calendar"),
    path("leading/<token>/dates.ics", led_calendar.LedCalendar.as_view(), name="led_calendar"),
]

planning = [
    path("manage/work-groups/", workgroup_list.WorkGroupList.as_view(), name="list"),
    path("manage/work-groups/filters/add/", saved_filter.SaveFilter.as_view(), name="save_filter"),
    path(
        "manage/work-groups/filters/<int:pk>/remove/",
        saved_filter.RemoveSavedFilter.as_view(),
        name="remove_filter",
    ),
    path("manage/work-groups/add/", plan.AddWorkGroup.as_view(), name="add"),
    path(
        "manage/work-groups/import/",
        workgroup_import.ImportWorkGroups.as_view(),
        name="import_workgroups",
    ),
    path("manage/work-groups/roll-over/", roll_over.RollOver.as_view(), name="roll_over"),
    path("manage/work-groups/publish/", publish.PublishSeveral.as_view(), name="publish_several"),
    path(ONE, overview.WorkGroupOverview.as_view(), name="detail"),
    path(f"{ONE}set-up/", overview.WorkGroupSetUp.as_view(), name="set_up"),
    path(f"{ONE}page/", plan.EditPage.as_view(), name="edit_page"),
    path(f"{ONE}purpose/", plan.EditPurpose.as_view(), name="edit_purpose"),
    path(f"{ONE}places/", plan.EditPlaces.as_view(), name="edit_places"),
    path(
        f"{ONE}agreement/",
        agreement.ChooseAgreement.as_view(),
        name="choose_agreement",
    ),
    path(f"{ONE}outcomes/", plan.EditOutcomes.as_view(), name="edit_outcomes"),
    path(f"{ONE}measures/", plan.EditMeasures.as_view(), name="edit_measures"),
    path(f"{ONE}leads/", plan.EditLeads.as_view(), name="edit_leads"),
    path(f"{ONE}leads/<int:user>/remove/", plan.RemoveLead.as_view(), name="remove_lead"),
    path(f"{ONE}copy/", copy_event.CopyEvent.as_view(), name="copy_event"),
    path(f"{ONE}copy/year/", copying.CopyToYear.as_view(), name="copy_to_year"),
    path(f"{ONE}copy/cohort/", copying.CopyAsCohort.as_view(), name="copy_as_cohort"),
    path(f"{ONE}publish/", plan.PublishWorkGroup.as_view(), name="publish"),
    path(f"{ONE}history/", history.WorkGroupHistory.as_view(), name="history"),
]

the_cycle = [
    path(f"{ONE}cycle/", cycle.WorkGroupCycle.as_view(), name="cycle"),
    path(f"{ONE}dates/", dates.PlanDates.as_view(), name="plan_dates"),
    path(f"{ONE}workshops/add/", cycle.AddWorkshop.as_view(), name="add_workshop"),
    path(f"{ONE}tasks/add/", cycle.AddTask.as_view(), name="add_task"),
    path("manage/workshops/<int:pk>/", cycle.EditWorkshop.as_view(), name="edit_workshop"),
    path(
        "manage/workshops/<int:pk>/remove/", cycle.RemoveWorkshop.as_view(), name="remove_workshop"
    ),
    path("manage/tasks/<int:pk>/", cycle.EditTask.as_view(), name="edit_task"),
    path("manage/tasks/<int:pk>/remove/", cycle.RemoveTask.as_view(), name="remove_task"),
]

one_workshop = [
    path(
        "manage/workshops/<int:pk>/leads/",
        workshop_lead.WorkshopLeads.as_view(),
        name="workshop_leads",
    ),
    path(
        "manage/workshops/<int:pk>/leads/<int:user>/remove/",
        workshop_lead.RemoveWorkshopLead.as_view(),
        name="remove_workshop_lead",
    ),
    path(
        "manage/workshops/<int:pk>/to-lead/",
        workshop_lead.LedWorkshop.as_view(),
        name="led_workshop",
    ),
]

RESOURCE = "manage/resources/<int:pk>/"

the_resources = [
    path(f"{ONE}resources/", resources.ResourcesPage.as_view(), name="resources"),
    path(f"{ONE}resources/add/", resources.AddResource.as_view(), name="add_resource"),
    path(RESOURCE, resources.EditResource.as_view(), name="edit_resource"),
    path(f"{RESOURCE}remove/", resources.RemoveResource.as_view(), name="remove_resource"),
    path(f"{RESOURCE}file/", resources.ResourceDocument.as_view(), name="resource_file"),
]

TEMPLATE = "manage/work-groups/templates/<int:pk>/"

the_templates = [
    path("manage/work-groups/templates/", template.TemplateList.as_view(), name="templates"),
    path(TEMPLATE, template.TemplateDetail.as_view(), name="template"),
    path(f"{TEMPLATE}plan/", from_template.PlanFromTemplate.as_view(), name="plan_from_template"),
    path(f"{TEMPLATE}update/", template.UpdateTemplate.as_view(), name="update_template"),
    path(f"{TEMPLATE}share/", template.ShareTemplate.as_view(), name="share_template"),
    path(
        f"{TEMPLATE}share-no-longer/",
        template.ShareTemplateNoLonger.as_view(),
        name="share_template_no_longer",
    ),
    path(f"{TEMPLATE}retire/", template.RetireTemplate.as_view(), name="retire_template"),
    path(
        f"{TEMPLATE}offer-again/",
        template.OfferTemplateAgain.as_view(),
        name="offer_template_again",
    ),
    path(f"{ONE}template/save/", template.SaveTemplate.as_view(), name="save_template"),
    path(
        f"{ONE}template/changes/",
        template_changes.TemplateChanges.as_view(),
        name="template_changes",
    ),
]

VENUE = "manage/venues/<int:pk>/"

the_venues = [
    path("manage/venues/", venue.VenueList.as_view(), name="venues"),
    path("manage/venues/add/", venue.AddVenue.as_view(), name="add_venue"),
    path(VENUE, venue.VenueDetail.as_view(), name="venue"),
    path(f"{VENUE}change/", venue.EditVenue.as_view(), name="edit_venue"),
    path(f"{VENUE}retire/", venue.RetireVenue.as_view(), name="retire_venue"),
    path(f"{VENUE}offer-again/", venue.OfferVenueAgain.as_view(), name="offer_venue_again"),
]

the_catalogue = [
    path("manage/projects/", project.ProjectList.as_view(), name="projects"),
    path("manage/projects/add/", project.AddProject.as_view(), name="add_project"),
    path("manage/projects/list/", project_list.AddProjectList.as_view(), name="add_project_list"),
    path("manage/projects/copy/", project.CopyYear.as_view(), name="copy_projects"),
    path("manage/projects/<int:pk>/", project.ProjectDetail.as_view(), name="project"),
    path("manage/projects/<int:pk>/change/", project.EditProject.as_view(), name="edit_project"),
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
    path("manage/leaders/", leader.LeaderList.as_view(), name="leaders"),
    path("manage/leaders/add/", leader.AddLeader.as_view(), name="add_leader"),
    path("manage/leaders/shared/", leader.SharedLeaders.as_view(), name="shared_leaders"),
    path(LEADER, leader.LeaderDetail.as_view(), name="leader"),
    path(f"{LEADER}change/", leader.EditLeader.as_view(), name="edit_leader"),
    path(f"{LEADER}own/", leader.EditOwnLeader.as_view(), name="edit_own_leader"),
    path(f"{LEADER}credentials/add/", leader.AddCredential.as_view(), name="add_credential"),
    path(f"{LEADER}training/add/", leader.AddTraining.as_view(), name="add_training"),
    path(f"{LEADER}deployments/add/", leader.AddDeployment.as_view(), name="add_deployment"),
]

parts_of_leaders = [
    path(
        "manage/leaders/credentials/<int:pk>/",
        leader.EditCredential.as_view(),
        name="edit_credential",
    ),
    path(
        "manage/leaders/credentials/<int:pk>/remove/",
        leader.RemoveCredential.as_view(),
        name="remove_credential",
    ),
    path(
        "manage/leaders/training/<int:pk>/remove/",
        leader.RemoveTraining.as_view(),
        name="remove_training",
    ),
    path(
        "manage/leaders/deployments/<int:pk>/",
        leader.EditDeployment.as_view(),
        name="edit_deployment",
    ),
    path(
        "manage/leaders/deployments/<int:pk>/remove/",
        leader.RemoveDeployment.as_view(),
        name="remove_deployment",
    ),
]

VISIT = "manage/visits/<int:pk>/"

the_visits = [
    path("manage/visits/", visit.VisitList.as_view(), name="visits"),
    path("manage/visits/school/<int:pk>/add/", visit.PlanVisit.as_view(), name="plan_visit"),
    path("manage/visits/agreed/<int:pk>/", visit.NoteProgress.as_view(), name="note_progress"),
    path(VISIT, visit.VisitDetail.as_view(), name="visit"),
    path(f"{VISIT}change/", visit.ChangeVisit.as_view(), name="change_visit"),
    path(f"{VISIT}call-off/", visit.CallOffVisit.as_view(), name="call_off_visit"),
    path(f"{VISIT}write-up/", visit.WriteUpVisit.as_view(), name="write_up_visit"),
    path(f"{VISIT}tell-school/", visit.TellSchool.as_view(), name="tell_school"),
    path("visits/<str:token>/", visit.VisitAgreed.as_view(), name="visit_agreed"),
]
the_priorities = [
    path(f"{ONE}priorities/", priority.EditPriorities.as_view(), name="edit_priorities"),
    path(f"{ONE}invite-schools/", priority.InviteSchools.as_view(), name="invite_schools"),
]

urlpatterns = for_everybody + planning + the_cycle + one_workshop + the_resources
urlpatterns += the_catalogue
urlpatterns += the_venues + the_journey + the_leaders + parts_of_leaders
urlpatterns += the_priorities + the_visits + the_templates
