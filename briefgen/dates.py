"""Days as people write them."""

from __future__ import annotations

from datetime import date
from typing import Literal


def written(day: date, language: str, width: Literal["long", "medium"]) -> str:
    """The day in a language, a BCP 47 tag: "30 September 2025", or shorter, "30 Sept 2025"."""
    from babel import Locale
    from babel.dates import format_date

    return format_date(day, width, locale=Locale.parse(language, sep="-"))
