"""Where the lessons that schools plan and refine together are."""

from typing import Any

from participants.views import lesson_study, lesson_teaching, share_lesson

OWN_LESSON = "place/<token>/lessons/<int:lesson>/"
OWN_TEACHING = "place/<token>/lessons/taught/<int:teaching>/"

lessons_by_link: list[tuple[str, Any, str]] = [
    (
        "place/<token>/lessons/begin/",
        lesson_study.OwnBeginLesson,
        "own_begin_lesson",
    ),
    (OWN_LESSON, lesson_study.OwnLesson, "own_lesson"),
    (f"{OWN_LESSON}refine/", lesson_study.OwnRefineLesson, "own_refine_lesson"),
    (
        f"{OWN_LESSON}changes/<int:before>/<int:after>/",
        lesson_study.OwnLessonChanges,
        "own_lesson_changes",
    ),
    (f"{OWN_LESSON}announce/", lesson_teaching.OwnAnnounceLesson, "own_announce_lesson"),
    (f"{OWN_LESSON}tell/", lesson_teaching.OwnAddTeaching, "own_add_teaching"),
    (f"{OWN_LESSON}named/", share_lesson.OwnLessonCredit, "own_lesson_credit"),
    (f"{OWN_TEACHING}tell/", lesson_teaching.OwnTellTeaching, "own_tell_teaching"),
    (f"{OWN_TEACHING}call-off/", lesson_teaching.OwnCallOffLesson, "own_call_off_lesson"),
    (f"{OWN_TEACHING}come/", lesson_teaching.OwnComeToLesson, "own_come_to_lesson"),
    (f"{OWN_TEACHING}stay-away/", lesson_teaching.OwnStayAway, "own_stay_away"),
]

LESSONS = "manage/work-groups/<int:pk>/lessons/"
LESSON, VERSION, TEACHING = (
    f"manage/{rows}/<int:pk>/" for rows in ("lessons", "lesson-versions", "lessons-taught")
)

lessons_of_staff: list[tuple[str, Any, str]] = [
    (LESSONS, lesson_study.Lessons, "lessons"),
    (f"{LESSONS}begin/", lesson_study.BeginLesson, "begin_lesson"),
    (LESSON, lesson_study.LessonOfStaff, "lesson"),
    (f"{LESSON}refine/", lesson_study.RefineLesson, "refine_lesson"),
    (
        f"{LESSON}changes/<int:before>/<int:after>/",
        lesson_study.LessonChangesOfStaff,
        "lesson_changes",
    ),
    (f"{LESSON}announce/", lesson_teaching.AnnounceLesson, "announce_lesson"),
    (f"{LESSON}tell/", lesson_teaching.AddTeaching, "add_teaching"),
    (f"{LESSON}named/", share_lesson.LessonCreditOfLead, "lesson_credit"),
    (f"{LESSON}share/", share_lesson.ShareLesson, "share_lesson"),
    (f"{VERSION}hide/", share_lesson.HideVersion, "hide_version"),
    (f"{VERSION}show/", share_lesson.ShowVersion, "show_version"),
    (f"{TEACHING}tell/", lesson_teaching.TellTeaching, "tell_teaching"),
    (f"{TEACHING}call-off/", lesson_teaching.CallOffLesson, "call_off_lesson"),
    (f"{TEACHING}come/", lesson_teaching.ComeToLesson, "come_to_lesson"),
    (f"{TEACHING}stay-away/", lesson_teaching.StayAway, "stay_away"),
    (f"{TEACHING}hide/", share_lesson.HideTeaching, "hide_teaching"),
    (f"{TEACHING}show/", share_lesson.ShowTeaching, "show_teaching"),
]
