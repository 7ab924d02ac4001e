"""What a participant says of a school-based task: that it is done, and how it went."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from access.refusal import Refused
from pages.pupil_identity import refuse_pupils
from pages.rules.document import Document
from participants.models import Participant, TaskAccount, TaskFile
from workgroups.models import SchoolTask

ONLY_OF_WHAT_IS_DONE = "Empty this number, or choose that the task is done"


@dataclass(frozen=True)
class TaskWords:
    """All that is said of a task at one time. Without a `file` the one sent before stays."""

    is_done: bool
    words: str = ""
    link: str = ""
    colleagues: int | None = None
    pupils: int | None = None
    file: Document | None = None
    takes_file_away: bool = False


@transaction.atomic
def save_task_account(
    *, participant: Participant, task: SchoolTask, said: TaskWords
) -> TaskAccount:
    """Keep what the participant says, over what they said before. Raises Refused."""
    if participant.withdrawn_at or task.workgroup_id != participant.workgroup_id:
        raise Refused("This task is no longer yours.")
    if not said.is_done and (said.colleagues is not None or said.pupils is not None):
        raise Refused(
            ONLY_OF_WHAT_IS_DONE, field="pupils" if said.colleagues is None else "colleagues"
        )
    refuse_pupils([("words", said.words)])
    now = timezone.now()
    rows = TaskAccount.objects.select_for_update()
    account = rows.filter(participant=participant, task=task).first()
    if account is None:
        account = TaskAccount(participant=participant, task=task)
    account.done_at = (account.done_at or now) if said.is_done else None
    account.words, account.link = said.words, said.link
    account.colleagues, account.pupils = said.colleagues, said.pupils
    account.saved_at = now
    keep_file(account, said)
    return account


def keep_file(account: TaskAccount, said: TaskWords) -> None:
    if said.file:
        account.file_sent_at = account.saved_at
        account.save()
        kept = {"kind": said.file.kind, "content": said.file.content}
        TaskFile.objects.update_or_create(account=account, defaults=kept)
        return
    if said.takes_file_away:
        account.file_sent_at = None
        TaskFile.objects.filter(account=account).delete()
    account.save()
