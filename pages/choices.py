from django.db.models import TextChoices


class DayKind(TextChoices):
    """What a day is to a school."""

    SCHOOL = "school", "School"
    HOLIDAY = "holiday", "School holiday"
    WEEKEND = "weekend", "Weekend"
    BANK_HOLIDAY = "bank_holiday", "Bank holiday"
    EXAMS = "exams", "Exams"


class DocumentKind(TextChoices):
    """What kinds of files people may send each other."""

    PDF = "pdf", "PDF"
    TEXT = "text", "Word document"
    SLIDES = "slides", "PowerPoint slides"
    SHEET = "sheet", "Excel sheet"


class Suspicion(TextChoices):
    """Why a message from a public page may not come from a person."""

    TRAP = "trap", "It filled in a box that people do not see"
    LINKS = "links", "It holds more than two links"
    REPEATED = "repeated", "The same words came before"
