"""What both files say of themselves."""

from __future__ import annotations

from datetime import date

from briefgen.dates import written
from briefgen.document.model import Document
from briefgen.scene import Properties
from briefgen.theme import Footer


def properties(document: Document) -> Properties:
    """What the content says of itself."""
    return Properties(
        title=document.title,
        subtitle=document.subtitle,
        author=document.author,
        date=document.date,
        language=document.language,
        keywords=document.keywords,
        category=document.kind or "",
        company=document.company,
        shown_date=long_date(document),
    )


def long_date(document: Document) -> str:
    """The document's date as people write it in its language."""
    return written(date.fromisoformat(document.date), document.language, "long")


def footer_text(document: Document, footer: Footer) -> str:
    """What stands at the foot of every page by the brand's wish: its text, the document's date, both or nothing."""
    return " · ".join(part for part in (footer.text, long_date(document) if footer.date else "") if part)
