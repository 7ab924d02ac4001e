"""What a test reads on a page with a form."""

import re


def error_beside(answer, field: str) -> str:
    """The message that stands at the field, without the word for screen readers."""
    body = answer.content.decode()
    found = re.search(rf'id="id_{field}_error"[^>]*>(.*?)</(?:div|p)>\s*<?', body, re.DOTALL)
    return plain(found.group(1)) if found else ""


def plain(markup: str) -> str:
    """The words of a piece of a page."""
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup)).strip()
    return words.removeprefix("Error:").strip().replace("&#x27;", "'").replace("&amp;", "&")


def summary(answer) -> list[tuple[str, str]]:
    """(where it leads, message) of each error at the head of the page."""
    body = answer.content.decode()
    box = re.search(r"govuk-error-summary__list.*?</ul>", body, re.DOTALL)
    links = re.findall(r'<a href="#([^"]*)">(.*?)</a>', box.group(0)) if box else []
    return [(target, plain(message)) for target, message in links]


def has_id(answer, target: str) -> bool:
    return f'id="{target}"' in answer.content.decode()


def assert_refused_beside(answer, /, **messages: str) -> None:
    """Each message stands beside its field and in the summary, whose link leads there."""
    assert answer.status_code == 422
    assert "<title>Error: " in re.sub(r"\s+", " ", answer.content.decode())
    for field, message in messages.items():
        assert error_beside(answer, field) == message
    assert [message for _, message in summary(answer)] == list(messages.values())
    assert [target for target, _ in summary(answer) if not has_id(answer, target)] == []


def typed(answer, field: str) -> str:
    """What the box holds on the page that comes back."""
    return answer.context["form"][field].value()


def back_link(answer) -> str:
    found = re.search(r'<a href="([^"]*)"\s+class="govuk-back-link"', answer.content.decode())
    if found is None:
        found = re.search(r'class="govuk-back-link"[^>]*href="([^"]*)"', answer.content.decode())
    return found.group(1) if found else ""


def links(answer) -> dict[str, str]:
    """Every link of the page by its words."""
    found = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', answer.content.decode(), re.DOTALL)
    return {plain(words): url for url, words in found}
