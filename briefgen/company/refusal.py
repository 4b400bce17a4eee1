"""How a template is refused: a sentence about the file, the cause, and what would be right."""

from __future__ import annotations

from briefgen.errors import ContentError, Finding

SUBJECT = "template"
"""The key of a brand file that a template's findings are about."""


class NoLayoutError(ContentError):
    """No layout of a template can carry an exhibit: another one may be made from its master."""


def refused(message: str, hint: str | None = None, subject: str = SUBJECT) -> ContentError:
    """The error that says why a template cannot be used."""
    return ContentError((Finding(message, hint=hint, subject=subject),))


def noted(message: str, hint: str | None = None) -> Finding:
    """What a template's user should know and what stops nothing."""
    return Finding(message, hint=hint, subject=SUBJECT)
