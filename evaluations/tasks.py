from celery import shared_task
from django.utils import timezone

from evaluations.actions import close_waves as closing
from evaluations.actions import hub_totals, report_chasers, survey


@shared_task
def invite_respondents() -> None:
    survey.invite_respondents(now=timezone.now())


@shared_task
def remind_respondents() -> None:
    survey.remind_respondents(on=timezone.localdate())


@shared_task
def close_waves() -> None:
    closing.close_waves(now=timezone.now())


@shared_task
def ask_for_reports() -> None:
    report_chasers.ask_for_reports(now=timezone.now())


@shared_task
def remind_of_missing_reports() -> None:
    report_chasers.remind_of_missing_reports(now=timezone.now())


@shared_task
def count_hub_totals() -> None:
    hub_totals.count_hub_totals(now=timezone.now())
