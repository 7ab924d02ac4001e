"""Days on which hubs and schools' offices work, and counting in them."""

from datetime import date, timedelta

from pages.rules.bank_holidays import bank_holidays


def working_days_before(day: date, count: int) -> date:
    """The day that lies `count` working days before; the day itself does not count."""
    while count:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_after(day: date, count: int) -> date:
    """The day that lies `count` working days after; the day itself does not count."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    """Monday to Friday and no bank holiday in England. School holidays are working days."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_between(first: date, last: date) -> int:
    """How many working days lie after `first`, up to and with `last`; negative the other way."""
    if last < first:
        return -working_days_between(last, first)
    days = (first + timedelta(days=count) for count in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)
