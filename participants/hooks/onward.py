"""Pages about people and places to which those of Work Groups lead."""

from pages.onward import lead_on

lead_on(
    {
        "ask for a place": "participants:begin",
        "hear of the next time": "participants:next_time",
        "add a workshop": "participants:add_date",
        "move a workshop": "participants:move_workshop",
        "call off a workshop": "participants:call_off",
        "call off a Work Group": "participants:call_off_workgroup",
        "take the register": "participants:register",
        "say how waiting lists move": "participants:waiting_list_default",
        "say what counts when places are short": "participants:priority_weights",
        "choose whom to invite": "participants:whom_to_invite",
        "list events for leaders": "participants:leader_events",
        "write to leaders": "participants:write_to_leaders",
    }
)
