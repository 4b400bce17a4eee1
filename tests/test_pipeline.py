"""The pipeline: all is proved before any is written."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from briefgen import pipeline
from briefgen.brand import default_brand_path
from briefgen.document.model import Document
from briefgen.errors import ContentError, Finding, LayoutError, MachineError
from briefgen.pipeline import Edition, build, check
from briefgen.scene import Properties, Scene
from briefgen.theme import Theme

CONTENT = """\
format: 1
title: A title
date: 2026-01-31
sections:
  - {id: one, title: One, headline: A claim, blocks: [{type: paragraph, text: Some text}]}
"""


def arrange_deck(document: Document, theme: Theme) -> Scene:
    return Scene("deck", 960, 540, Properties(document.title, "", theme.name, document.date, "en"), ())


def arrange_brief(document: Document, theme: Theme) -> Scene:
    if document.title == "Too long":
        raise LayoutError((Finding("It does not fit."),))
    return Scene("brief", 595, 842, Properties(document.title, "", theme.name, document.date, "en"), ())


def write(scene: Scene, theme: Theme) -> bytes:
    return f"{scene.edition}: {scene.properties.title} in {theme.name}".encode()


@pytest.fixture(autouse=True)
def _plain_editions(monkeypatch: pytest.MonkeyPatch) -> None:
    editions: Mapping[str, Edition] = {
        "deck": Edition(".pptx", f"{__name__}:arrange_deck", f"{__name__}:write"),
        "brief": Edition(".pdf", f"{__name__}:arrange_brief", f"{__name__}:write"),
    }
    monkeypatch.setattr(pipeline, "EDITIONS", MappingProxyType(dict(editions)))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    file = tmp_path / "content" / "one.yaml"
    file.parent.mkdir()
    file.write_text(CONTENT, encoding="utf-8")
    return file


def named_brand(folder: Path, name: str, file: str = "_brand.yml") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / file
    text = default_brand_path().read_text(encoding="utf-8")
    lines = ["  name: " + name if line.startswith("  name:") else line for line in text.splitlines()]
    path.write_text("\n".join(lines), encoding="utf-8")
    for logo in default_brand_path().parent.glob("*.png"):
        (folder / logo.name).write_bytes(logo.read_bytes())
    return path


def test_both_editions_are_written(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "output"
    assert build(content, out) == (out / "one.pptx", out / "one.pdf")
    assert (out / "one.pdf").read_text(encoding="utf-8").startswith("brief: A title in ")


def test_one_edition_may_be_asked_for(content: Path, tmp_path: Path) -> None:
    assert [file.name for file in build(content, tmp_path / "output", only="deck")] == ["one.pptx"]


def test_nothing_is_written_when_one_edition_does_not_hold(content: Path, tmp_path: Path) -> None:
    content.write_text(CONTENT.replace("A title", "Too long"), encoding="utf-8")
    with pytest.raises(ContentError, match="does not fit"):
        build(content, tmp_path / "output")
    assert not (tmp_path / "output").exists()


def test_the_findings_of_all_files_come_together(content: Path, tmp_path: Path) -> None:
    second, third = content.with_name("two.yaml"), content.with_name("three.yaml")
    second.write_text(CONTENT.replace("A title", "Too long"), encoding="utf-8")
    third.write_text(CONTENT.replace("text: Some", "txt: Some"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        build([content, second, third], tmp_path / "output")
    assert [finding.message for finding in caught.value.findings] == [
        "It does not fit.",
        "This paragraph block lacks the key “text”.",
        "This paragraph block has no key “txt”.",
    ]
    assert not (tmp_path / "output").exists()


def test_two_files_of_one_name_are_refused(content: Path, tmp_path: Path) -> None:
    other = tmp_path / "one.yaml"
    other.write_text(CONTENT, encoding="utf-8")
    with pytest.raises(MachineError, match="same name"):
        build([content, other], tmp_path / "output")


def test_checking_writes_nothing(content: Path, tmp_path: Path) -> None:
    assert [certificate.edition for certificate in check(content)] == ["deck", "brief"]
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_the_brand_is_the_nearest_said(content: Path, tmp_path: Path) -> None:
    def brand(named: Path | None = None) -> str:
        (file,) = build(content, tmp_path / "output", only="deck", brand=named)
        return file.read_text(encoding="utf-8").rpartition(" in ")[2]

    shipped = brand()
    named_brand(tmp_path / "assets", "Project")
    assert (shipped, brand()) == ("briefgen", "Project")
    named_brand(tmp_path / "assets", "Content", "other.yml")
    content.write_text(CONTENT + "brand: other.yml\n", encoding="utf-8")
    assert brand() == "Content"
    assert brand(named_brand(tmp_path / "elsewhere", "Call")) == "Call"


def test_a_brand_that_is_not_there_is_a_finding_with_a_place(content: Path, tmp_path: Path) -> None:
    content.write_text(CONTENT + "brand: other.yml\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        build(content, tmp_path / "output")
    (finding,) = caught.value.findings
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (6, 8)
