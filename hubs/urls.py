from django.urls import path

from hubs.views import (
    areas,
    calendar,
    contact_note,
    find_hub,
    hub,
    lead_school,
    logo,
    map,
    partners,
    people,
    record,
    texts,
)

app_name = "hubs"

LEADING = "manage/lead-schools/<int:pk>/"

urlpatterns = [
    path("find-your-hub/", find_hub.FindHub.as_view(), name="find"),
    path("map/", map.MapOfHubs.as_view(), name="map"),
    path("manage/areas/", areas.AreaList.as_view(), name="areas"),
    path("manage/areas/add/", areas.AddArea.as_view(), name="add_area"),
    path("manage/areas/<int:pk>/end/", areas.EndArea.as_view(), name="end_area"),
    path("manage/areas/<int:pk>/take-back/", areas.TakeBackArea.as_view(), name="take_back_area"),
    path(
        "manage/overrides/<int:pk>/take-back/",
        areas.TakeBackOverride.as_view(),
        name="take_back_override",
    ),
    path("manage/overrides/", areas.OverrideList.as_view(), name="overrides"),
    path("manage/overrides/add/", areas.OverrideSchool.as_view(), name="add_override"),
    path("manage/overrides/<int:pk>/end/", areas.EndOverride.as_view(), name="end_override"),
    path("schools/<int:pk>/contact/", contact_note.AddContactNote.as_view(), name="add_contact"),
    path("manage/contact/<int:pk>/", contact_note.EditContactNote.as_view(), name="edit_contact"),
    path(
        "manage/contact/<int:pk>/remove/",
        contact_note.RemoveContactNote.as_view(),
        name="remove_contact",
    ),
    path("hubs/<slug:slug>/", hub.PublicHub.as_view(), name="hub"),
    path("hubs/<slug:slug>/logo/<slug:logo_hash>/", logo.Logo.as_view(), name="logo"),
    path("manage/hubs/<int:pk>/logo/", logo.EditLogo.as_view(), name="edit_logo"),
    path("manage/hubs/<int:pk>/logo/remove/", logo.RemoveLogo.as_view(), name="remove_logo"),
    path("manage/partners/", partners.PartnerList.as_view(), name="partners"),
    path("manage/partners/add/", partners.AddPartner.as_view(), name="add_partner"),
    path("manage/partners/<int:pk>/", partners.EditPartner.as_view(), name="edit_partner"),
    path(
        "manage/partners/<int:pk>/end/", partners.EndPartnership.as_view(), name="end_partnership"
    ),
    path("manage/hubs/", record.HubList.as_view(), name="settings"),
    path("manage/hubs/add/", record.OpenHub.as_view(), name="open_hub"),
    path("manage/hubs/<int:pk>/", hub.HubDetail.as_view(), name="hub_detail"),
    path("manage/hubs/<int:pk>/terms/add/", hub.AddPolicy.as_view(), name="add_policy"),
    path("manage/hubs/<int:pk>/texts/<slug:kind>/", texts.WriteText.as_view(), name="write_text"),
    path(
        "manage/hubs/<int:pk>/texts/<slug:kind>/versions/",
        texts.TextVersions.as_view(),
        name="text_versions",
    ),
    path("manage/hubs/<int:pk>/answering/", hub.EditAnswering.as_view(), name="edit_answering"),
    path("manage/hubs/<int:pk>/too-many/", hub.EditOverload.as_view(), name="edit_overload"),
    path("manage/hubs/<int:pk>/edit/", record.EditHub.as_view(), name="edit_hub"),
    path("manage/hubs/<int:pk>/contact/", record.EditHubContact.as_view(), name="edit_hub_contact"),
    path("manage/hubs/<int:pk>/close/", record.CloseHub.as_view(), name="close_hub"),
    path(
        "manage/hubs/<int:pk>/lead-schools/",
        lead_school.LeadSchools.as_view(),
        name="lead_schools",
    ),
    path(
        "manage/hubs/<int:pk>/lead-schools/add/",
        lead_school.AddLeadSchool.as_view(),
        name="add_lead_school",
    ),
    path(f"{LEADING}", lead_school.EditLeadSchool.as_view(), name="edit_lead_school"),
    path(f"{LEADING}end/", lead_school.EndLeadSchool.as_view(), name="end_lead_school"),
    path(f"{LEADING}hand-over/", lead_school.HandOver.as_view(), name="hand_over"),
    path("manage/hubs/<int:pk>/calendar/", calendar.HubCalendar.as_view(), name="calendar"),
    path(
        "manage/hubs/<int:pk>/calendar/terms/<int:year>/",
        calendar.EditTerms.as_view(),
        name="edit_terms",
    ),
    path("manage/calendar/", calendar.SharedDays.as_view(), name="special_days"),
    path("manage/calendar/add/", calendar.AddSpecialDays.as_view(), name="add_special_days"),
    path("manage/calendar/<int:pk>/", calendar.EditSpecialDays.as_view(), name="edit_special_days"),
    path("manage/people/", people.PeopleList.as_view(), name="people"),
    path("manage/people/invite/", people.InviteColleague.as_view(), name="invite"),
    path("manage/people/<int:pk>/", people.RolePage.as_view(), name="membership"),
    path("manage/people/<int:pk>/role/", people.ChangeRole.as_view(), name="change_role"),
    path("manage/people/<int:pk>/end/", people.EndRole.as_view(), name="end_role"),
]
