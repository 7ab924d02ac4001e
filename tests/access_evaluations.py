"""Who may open what about surveys, evidence, reports and what the board reads."""

from tests.access_kinds import ABOVE, BOARD, EVIDENCE, HUB, PEOPLE, STAFF, ByLink, Pages, one
from tests.access_links import survey

EVALUATIONS = {
    "evaluations:survey": ByLink(survey),
    "evaluations:survey_thanks": ByLink(survey, found=(302,)),
    "evaluations:engagement": Pages(STAFF),
    "evaluations:network": Pages(ABOVE),
    "evaluations:calendar": Pages(HUB),
    "evaluations:plan": Pages({"admin", "hub_lead", "board"}),
    "evaluations:sayings": Pages(PEOPLE),
    "evaluations:reports": Pages(EVIDENCE),
    "evaluations:evidence": one("over", EVIDENCE),
    "evaluations:comparison": one("over", EVIDENCE),
    "evaluations:board_packs": Pages(BOARD),
    "evaluations:make_board_pack": Pages(STAFF),
    "evaluations:board_pack": one("board_pack", BOARD),
    "evaluations:board_pack_pdf": one("board_pack", BOARD),
    "evaluations:board_pack_workbook": one("board_pack", BOARD),
    "evaluations:who_answered": one("over", PEOPLE),
    "evaluations:remind_to_answer": one("over", PEOPLE),
    "evaluations:report_read": one("over", EVIDENCE),
    "evaluations:report": one("over", {"lead"}),
    "evaluations:review": one("over", {"hub_lead"}),
    "evaluations:reopen": one("over", {"hub_lead"}),
}
