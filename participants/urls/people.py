from django.urls import path

from participants.views import missing_details, national_return, person_merge, persons

of_people = [
    path("manage/teachers/", persons.PersonList.as_view(), name="persons"),
    path("manage/teachers/doubles/", person_merge.LikelyDoubles.as_view(), name="likely_doubles"),
    path(
        "manage/teachers/missing/",
        missing_details.MissingDetails.as_view(),
        name="missing_details",
    ),
    path(
        "manage/teachers/missing/ask/",
        missing_details.AskForDetails.as_view(),
        name="ask_for_details",
    ),
    path(
        "manage/teachers/returns/",
        national_return.NationalReturns.as_view(),
        name="national_returns",
    ),
    path("manage/teachers/returns/make/", national_return.MakeReturn.as_view(), name="make_return"),
    path(
        "manage/teachers/returns/<int:pk>/open/",
        national_return.OpenReturn.as_view(),
        name="open_return",
    ),
    path(
        "manage/teachers/returns/<int:pk>/file/",
        national_return.ReturnFile.as_view(),
        name="return_file",
    ),
    path("manage/teachers/<int:pk>/", persons.PersonDetail.as_view(), name="person"),
    path(
        "manage/teachers/<int:pk>/history/", persons.PersonHistory.as_view(), name="person_history"
    ),
    path("manage/teachers/<int:pk>/name/", persons.RenamePerson.as_view(), name="rename_person"),
    path("manage/teachers/<int:pk>/school/", persons.ChangeSchool.as_view(), name="change_school"),
    path(
        "manage/teachers/<int:pk>/schools/add/",
        persons.AddPersonSchool.as_view(),
        name="add_person_school",
    ),
    path(
        "manage/teachers/schools/<int:pk>/end/",
        persons.EndPersonSchool.as_view(),
        name="end_person_school",
    ),
    path("manage/teachers/<int:pk>/trn/", persons.EditTrn.as_view(), name="edit_trn"),
    path("manage/teachers/<int:pk>/trn/show/", persons.LookAtTrn.as_view(), name="look_at_trn"),
    path("manage/teachers/looks/<int:pk>/", persons.TrnShown.as_view(), name="trn_shown"),
    path(
        "manage/teachers/<int:pk>/also/", person_merge.ChooseDouble.as_view(), name="choose_double"
    ),
    path(
        "manage/teachers/<int:pk>/also/<int:other>/",
        person_merge.MergePeople.as_view(),
        name="merge_people",
    ),
    path(
        "manage/teachers/<int:pk>/not/<int:other>/",
        person_merge.KeepApart.as_view(),
        name="keep_apart",
    ),
    path(
        "manage/teachers/merged/<int:pk>/undo/",
        person_merge.UndoMerge.as_view(),
        name="undo_merge",
    ),
]
