"""Suggestions for a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MANY = 24


def suggestion(word: str, options: Iterable[str], of: str) -> str:
    """A sentence that names the nearest option, or else all of them; `of` names the kind in the plural."""
    known = list(options)
    if not known:
        return f"There are no {of}."
    by_fold = {option.casefold(): option for option in known}
    near = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    if near:
        return f"Did you mean “{by_fold[near[0]]}”?"
    shown = ", ".join(known[:MANY]) + (", …" if len(known) > MANY else "")
    return f"The {of} are: {shown}."
