"""When a hub may be in touch with a school."""

from datetime import date


def reason_not_to_contact(refused_on: date | None, *, by_school: bool) -> str:
    """Why a contact may not be begun, or '' where it may.

    `refused_on` is the day on which the school asked not to be contacted, where nothing has
    been heard since. Only the school itself ends that, by getting in touch.
    """
    # To write down that a school has called is always allowed, whatever it asked before.
    if refused_on is None or by_school:
        return ""
    asked = f"{refused_on.day} {refused_on:%B %Y}"
    return (
        f"This school asked on {asked} not to be contacted. Add a note only if the school got "
        "in touch with you."
    )
