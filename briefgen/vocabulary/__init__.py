"""The words that briefgen itself sets, by language. Content in another language gets the English ones."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefgen.vocabulary.dutch import DUTCH
from briefgen.vocabulary.english import ENGLISH
from briefgen.vocabulary.french import FRENCH
from briefgen.vocabulary.german import GERMAN
from briefgen.vocabulary.italian import ITALIAN
from briefgen.vocabulary.portuguese import PORTUGUESE
from briefgen.vocabulary.spanish import SPANISH
from briefgen.vocabulary.words import Vocabulary

__all__ = ["ENGLISH", "VOCABULARIES", "Vocabulary", "vocabulary"]

VOCABULARIES: Mapping[str, Vocabulary] = MappingProxyType(
    {
        "en": ENGLISH,
        "de": GERMAN,
        "fr": FRENCH,
        "es": SPANISH,
        "it": ITALIAN,
        "pt": PORTUGUESE,
        "nl": DUTCH,
    }
)


def vocabulary(language: str) -> Vocabulary:
    """The words of a language, by its tag."""
    return VOCABULARIES.get(language.partition("-")[0].lower(), ENGLISH)
