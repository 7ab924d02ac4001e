"""How the days left to answer somebody are said."""

from datetime import date

from pages.rules.working_days import working_days_between


def days_left_words(today: date, answer_by: date) -> str:
    """3 days left, Due today, 2 days late: in working days, of which a late one is at least one."""
    if answer_by == today:
        return "Due today"
    days = working_days_between(today, answer_by)
    if answer_by > today:
        return "Due today" if days == 0 else f"{working_days_words(days)} left"
    return f"{working_days_words(max(-days, 1))} late"


def working_days_words(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"
