from django.urls import path

from schools.views import (
    contact,
    merge_organisations,
    organisation,
    school,
    school_register,
)

app_name = "schools"

the_register_of_schools = [
    path("schools/", school.SchoolList.as_view(), name="list"),
    path("schools/search/", school.SchoolSearch.as_view(), name="school_search"),
    path("schools/<int:pk>/", school.SchoolDetail.as_view(), name="school"),
    path("schools/<int:pk>/timeline/", school.SchoolTimeline.as_view(), name="school_timeline"),
]

contacts_of_schools = [
    path(
        "schools/<int:pk>/contacts/",
        contact.SchoolContacts.as_view(),
        name="school_contacts",
    ),
    path(
        "schools/<int:pk>/contacts/add/",
        contact.AddSchoolContact.as_view(),
        name="add_school_contact",
    ),
    path(
        "schools/contacts/<int:pk>/",
        contact.EditSchoolContact.as_view(),
        name="edit_school_contact",
    ),
    path(
        "schools/contacts/<int:pk>/end/",
        contact.EndSchoolContact.as_view(),
        name="end_school_contact",
    ),
    path("manage/contacts/", contact.SchoolContactList.as_view(), name="contact_list"),
]

the_organisations = [
    path("manage/organisations/", organisation.OrganisationList.as_view(), name="organisations"),
    path(
        "manage/organisations/add/",
        organisation.AddOrganisation.as_view(),
        name="add_organisation",
    ),
    path(
        "manage/organisations/<int:pk>/",
        organisation.EditOrganisation.as_view(),
        name="edit_organisation",
    ),
    path(
        "manage/organisations/<int:pk>/close/",
        organisation.CloseOrganisation.as_view(),
        name="close_organisation",
    ),
    path(
        "manage/organisations/<int:pk>/reopen/",
        organisation.ReopenOrganisation.as_view(),
        name="reopen_organisation",
    ),
    path(
        "manage/organisations/<int:pk>/merge/",
        merge_organisations.MergeOrganisation.as_view(),
        name="merge_organisation",
    ),
]

the_files_of_the_register = [
    path("manage/register/", school_register.RegisterImportList.as_view(), name="register_imports"),
    path("manage/register/add/", school_register.AddRegisterFile.as_view(), name="register_add"),
    path(
        "manage/register/<int:pk>/",
        school_register.RegisterImportDetail.as_view(),
        name="register_import",
    ),
    path(
        "manage/register/<int:pk>/apply/",
        school_register.ApplyRegisterFile.as_view(),
        name="register_apply",
    ),
    path(
        "manage/register/<int:pk>/give-up/",
        school_register.GiveUpRegisterFile.as_view(),
        name="register_give_up",
    ),
    path(
        "manage/register/<int:pk>/changes/",
        school_register.RegisterChangeList.as_view(),
        name="register_changes",
    ),
]

urlpatterns = [
    *the_register_of_schools,
    *contacts_of_schools,
    *the_organisations,
    *the_files_of_the_register,
]
