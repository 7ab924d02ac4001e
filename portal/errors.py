"""The pages for what went wrong. Every one says what to do next."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """Cookies are off, or the page stood open for very long."""
    return render(request, "403_csrf.html", status=403)
