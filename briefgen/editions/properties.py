"""What both files say of themselves."""

from __future__ import annotations

from briefgen.document.model import Document
from briefgen.scene import Properties


def properties(document: Document) -> Properties:
    """Title, author, date and language, from the content."""
    return Properties(document.title, document.subtitle, document.author, document.date, document.language)
