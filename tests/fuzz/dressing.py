"""What a random document is dressed in: a shipped brand, a company's template, or a brand with the letters it needs."""

from __future__ import annotations

from pathlib import Path

from briefgen.company.importing import import_brand
from tests.company import made
from tests.fuzz.documents import Draft
from tests.text import languages

ASSETS = Path(__file__).parents[2] / "assets"

FROM_THE_RIGHT = {"ar": "Noto Sans Arabic", "he": "Heebo"}
"""Languages that turn a page around, and the families that have their letters."""


def dress(document: Draft, folder: Path) -> Path:
    """The brand file of a document; one that is not shipped is made in `folder`."""
    if document.content["language"] in FROM_THE_RIGHT:
        own = folder / f"brand-{document.seed}"
        own.mkdir(parents=True, exist_ok=True)
        return languages.brand(own, tuple(FROM_THE_RIGHT.values()))
    return company(document.brand, folder) if document.in_template else ASSETS / f"{document.brand}.yml"


def company(name: str, folder: Path) -> Path:
    """The brand file of a company whose template is one of `made.TEMPLATES`."""
    own = folder / f"company-{name}"
    brand = own / "company.yml"
    if not brand.exists():
        own.mkdir(parents=True)
        import_brand(made.file(own, made.TEMPLATES[name]()), brand)
    return brand
