"""What a period of notice means, in a sentence."""

from hubs.choices import NoticeUnit


def notice_words(days: int, unit: str) -> str:
    """Until when cancelling is free, as workgroups/rules/notice.py reckons it."""
    if unit == NoticeUnit.NONE:
        return "No notice period: cancelling is free until the workshop begins"
    if unit == NoticeUnit.CLOCK_DAYS:
        if days == 0:
            return "0 days to the hour: cancelling is free until the workshop begins"
        length = counted(days, "day")
        return f"{length} to the hour: {free_until(length)}, at the time at which it begins"
    kind = "working day" if unit == NoticeUnit.WORKING_DAYS else "calendar day"
    if days == 0:
        return (
            f"0 {kind}s: cancelling is free until 23:59 on the day of the workshop itself, so "
            "nobody is ever charged for cancelling late"
        )
    length = counted(days, kind)
    return f"{length}: {free_until(length)}, at 23:59"


def free_until(length: str) -> str:
    return f"cancelling is free until {length} before the workshop"


def counted(days: int, kind: str) -> str:
    return f"{days} {kind}" if days == 1 else f"{days} {kind}s"
