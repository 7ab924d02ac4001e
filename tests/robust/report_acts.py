"""Valid answers to the pages about reports, what is published of them, and board meetings."""

from django.utils import timezone

from tests.documents import as_sent
from tests.journeys.people import day
from tests.robust.act import Act
from tests.robust.leader_acts import SOON

NORA = {"name": "Nell Norwood", "role": "Maths lead", "email": "nell@example.org", "how": ""}
MEETING = {"clock": "4pm", "place": "Room 2", "agenda": "1. The pack"}


def action(world) -> dict:
    owner = world.people["board"].pk
    return day("by_on", SOON) | {"what": "Ask two schools to host", "owner": owner}


ABOUT_REPORTS = {
    "evaluations:comment_report": Act(lambda w: {"text": "A report to be proud of"}),
    "evaluations:report_sent": Act(lambda w: day("sent_on", timezone.localdate())),
    "evaluations:take_up": Act(
        lambda w: {
            "title": "More visits",
            "what_is_needed": "Two more visits",
            "school_year": w.certifying.school_year,
        }
    ),
    "evaluations:add_report_file": Act(
        lambda w: {"title": "Interview questions", "file": as_sent(), "shows_no_pupil": "on"}
    ),
    "evaluations:remove_report_file": Act(),
    "evaluations:add_publication": Act(
        lambda w: {"kind": "case_study", "title": "One school", "body": "They plan together."}
    ),
    "evaluations:edit_publication": Act(
        lambda w: {"title": "What came of it", "body": "It worked well."}
    ),
    "evaluations:publish": Act(),
    "evaluations:take_down": Act(),
    "evaluations:add_consent": Act(lambda w: NORA | day("agreed_on", timezone.localdate())),
    "evaluations:edit_consent": Act(lambda w: NORA | day("agreed_on", timezone.localdate())),
    "evaluations:ask_for_consent": Act(),
    "evaluations:remove_consent": Act(),
    "evaluations:own_consent": Act(lambda w: {"agrees": "yes"}),
    "evaluations:add_board_meeting": Act(lambda w: MEETING | day("day", SOON) | {"hub": w.hub.pk}),
    "evaluations:edit_board_meeting": Act(lambda w: MEETING | day("day", SOON)),
    "evaluations:send_agenda": Act(),
    "evaluations:record_board_meeting": Act(
        lambda w: {"present": [w.people["board"].pk], "others_present": "", "decided": "Go on"}
    ),
    "evaluations:add_meeting_paper": Act(lambda w: {"pack": w.board_pack.pk}),
    "evaluations:remove_meeting_paper": Act(),
    "evaluations:add_meeting_action": Act(action),
    "evaluations:edit_meeting_action": Act(action),
    "evaluations:finish_meeting_action": Act(),
}
