"""Judges that share no code with briefgen look at the built files, in the shipped brands and in harder ones."""

from __future__ import annotations

from pathlib import Path

import page
import pikepdf
import pytest

from briefgen import build, specimen
from tests.judges.decks import JUDGES, present

ROOT = Path(__file__).parents[1]
BRANDS = ("assets/_brand", "assets/evergreen", "tests/brands/midnight", "tests/brands/mono")


@pytest.fixture(
    scope="module", params=[(brand, kind) for brand in BRANDS for kind in ("analysis", "specimen")], ids=str
)
def built(request, tmp_path_factory) -> Path:
    name, kind = request.param
    folder, brand = tmp_path_factory.mktemp(f"{Path(name).name}-{kind}"), ROOT / f"{name}.yml"
    if kind == "specimen":
        return specimen.build(brand, folder)[0].with_suffix("")
    return build(ROOT / "content/amazon-ai-landscape.yaml", folder, brand=brand)[0].with_suffix("")


@pytest.mark.parametrize("name", present())
def test_no_judge_finds_a_fault_in_the_deck(built, name):
    assert JUDGES[name](built.with_suffix(".pptx")) == []


@pytest.mark.parametrize("profile", ["pdfua-1", "pdfa-2a"])
def test_the_brief_is_accessible_and_archival(built, profile):
    report = page.validate_pdf(str(built.with_suffix(".pdf")), profile=profile)
    assert report.is_compliant, report.failures


def test_a_judge_of_the_brief_can_fail(built, tmp_path):
    untagged = tmp_path / "untagged.pdf"
    with pikepdf.open(built.with_suffix(".pdf")) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(untagged)
    assert not page.validate_pdf(str(untagged), profile="pdfua-1").is_compliant
