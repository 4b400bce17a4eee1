"""An export is compared with the room its deck reserves: nothing is found in a true one, and every planted fault is.

Most exports here are drawn from the deck's own scene, which needs no office program; those of LibreOffice come last.
"""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from pptx import Presentation
from pptx.util import Pt
from test_rendering import require_renderers

from briefgen import pipeline
from briefgen.cli import main
from briefgen.errors import MachineError
from briefgen.scene import Scene, TextFrame
from briefgen.verify import Report, verify
from briefgen.verify.export import Sheet, read_export
from briefgen.verify.pairing import pairs
from briefgen.verify.report import Fault
from briefgen.verify.verification import compare
from briefgen.writers import pdf, pptx
from briefgen.writers.pptx.reading import Reserved, Slide, read_deck

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
BRANDS = ("_brand", "evergreen")
READING = "growth · reading"


SLIDES = len(next(iter(pipeline._proved(CONTENT, "deck", None))).scene.pages)


def drawn(brand: str, folder: Path) -> tuple[Path, Path]:
    """A deck and its export, drawn from the same scene."""
    (proved,) = pipeline._proved(CONTENT, "deck", ROOT / f"assets/{brand}.yml")
    deck, export = folder / "deck.pptx", folder / "deck.pdf"
    deck.write_bytes(pptx.write(proved.scene, proved.theme))
    export.write_bytes(pdf.write(proved.scene, proved.theme))
    return deck, export


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return drawn("_brand", tmp_path_factory.mktemp("pair"))


@pytest.fixture(scope="module")
def read(pair: tuple[Path, Path]) -> tuple[tuple[Slide, ...], tuple[Sheet, ...]]:
    deck = read_deck(pair[0])
    return deck.slides, read_export(pair[1], deck.width, deck.height)


def of_slide(slide: Slide, sheet: Sheet) -> Report:
    return compare([slide], [sheet], {0: 0})


def with_frame(slide: Slide, index: int, frame: Reserved) -> Slide:
    return replace(slide, frames=(*slide.frames[:index], frame, *slide.frames[index + 1 :]))


def named(faults: tuple[Fault, ...]) -> set[str | None]:
    return {fault.frame for fault in faults}


@pytest.mark.parametrize("brand", BRANDS)
def test_a_true_export_has_no_faults(brand, tmp_path):
    report = verify(*drawn(brand, tmp_path))
    assert report.faults == ()
    assert (report.slides, report.frames > 350, report.lines > report.frames) == (SLIDES, True, True)
    assert report.drift() < 0.05


@pytest.mark.parametrize(("right", "down"), [(-20, 0), (0, 20)])
def test_every_frame_that_moved_20_points_is_found_and_no_other(read, right, down):
    for slide, sheet in zip(*read, strict=True):
        for index, frame in enumerate(slide.frames):
            moved = replace(frame, rect=frame.rect.moved(right, down))
            assert named(of_slide(with_frame(slide, index, moved), sheet).faults) == {frame.name}


def test_every_word_dropped_is_found_with_its_frame(read):
    for slide, sheet in zip(*read, strict=True):
        for index, frame in enumerate(slide.frames):
            longer = replace(frame.passages[0], text=f"{frame.passages[0].text} Zusatz")
            changed = replace(frame, passages=(longer, *frame.passages[1:]))
            (fault,) = of_slide(with_frame(slide, index, changed), sheet).faults
            assert (fault.frame, fault.kind, fault.message) == (frame.name, "missing", "“Zusatz” not shown")


def test_every_frame_too_low_for_its_lines_is_found(read):
    for slide, sheet in zip(*read, strict=True):
        for index, frame in enumerate(slide.frames):
            lower = frame.rect.height - frame.passages[-1].leading / 2
            low = replace(frame, rect=frame.rect.resized(height=min(lower, 10)))
            if len(frame.passages) < 2 or ", row " in frame.name:
                continue
            (fault,) = of_slide(with_frame(slide, index, low), sheet).faults
            assert (fault.frame, fault.kind) == (frame.name, "lines")


def changed(scene: Scene, name: str, change: Callable[[TextFrame], TextFrame]) -> Scene:
    """The scene with the frames of that name changed."""

    def page(items):
        return tuple(change(item) if item.name == name and isinstance(item, TextFrame) else item for item in items)

    return replace(scene, pages=tuple(replace(each, items=page(each.items)) for each in scene.pages))


def rewritten(text: str) -> Callable[[TextFrame], TextFrame]:
    def change(frame: TextFrame) -> TextFrame:
        line = frame.lines[0]
        span = replace(line.spans[0], text=text)
        return replace(frame, lines=(replace(line, spans=(span,)),))

    return change


SAID = "One segment is revenue’s growth: capex grew 6.0× as fast"
PLANTED = {
    "a word dropped": (SAID.replace(" growth:", ""), "missing", "“growth:” not shown"),
    "a word exchanged": (SAID.replace("revenue", "profit"), "missing", "“revenue’s” not shown"),
    "a word added": (SAID.replace("capex", "truly, capex"), "unknown", "“truly,”"),
}


@pytest.mark.parametrize("case", PLANTED)
def test_an_export_that_says_something_else_is_found(case, tmp_path):
    text, kind, message = PLANTED[case]
    (proved,) = pipeline._proved(CONTENT, "deck", None)
    scene = proved.scene
    (frame,) = [item for page in scene.pages for item in page.items if item.name == READING]
    assert frame.text == SAID
    deck, export = tmp_path / "deck.pptx", tmp_path / "deck.pdf"
    deck.write_bytes(pptx.write(scene, proved.theme))
    export.write_bytes(pdf.write(changed(scene, READING, rewritten(text)), proved.theme))
    faults = verify(deck, export).faults
    assert named(faults) == {READING}
    assert any(fault.kind == kind and message in fault.message for fault in faults)


def pages(export: Path, order: list[int], to: Path) -> Path:
    with pikepdf.open(export) as source, pikepdf.new() as target:
        for index in order:
            target.pages.append(source.pages[index])
        target.save(to)
    return to


def test_a_slide_without_a_page_is_found_by_its_title(pair, tmp_path):
    export = pages(pair[1], [index for index in range(SLIDES) if index != 8], tmp_path / "short.pdf")
    (fault,) = verify(pair[0], export).faults
    assert (fault.slide, fault.kind) == (9, "slide")
    assert fault.title == read_deck(pair[0]).slides[8].title


def test_slides_in_another_order_are_found(pair, tmp_path):
    export = pages(pair[1], [0, 1, 9, *range(2, 9), *range(10, SLIDES)], tmp_path / "order.pdf")
    (fault,) = verify(pair[0], export).faults
    assert (fault.slide, fault.kind, fault.message) == (10, "order", "out of order, on page 3")


def test_a_page_that_is_no_slide_is_found(pair, tmp_path):
    with pikepdf.open(pair[1]) as source:
        source.add_blank_page(page_size=(960, 540))
        source.save(tmp_path / "more.pdf")
    (fault,) = verify(pair[0], tmp_path / "more.pdf").faults
    assert (fault.slide, fault.kind) == (SLIDES + 1, "page")


def test_hidden_slides_need_no_page(pair, tmp_path):
    presentation = Presentation(str(pair[0]))
    presentation.slides[8].element.set("show", "0")
    presentation.save(str(tmp_path / "hidden.pptx"))
    export = pages(pair[1], [index for index in range(SLIDES) if index != 8], tmp_path / "short.pdf")
    assert verify(tmp_path / "hidden.pptx", export).faults == ()


def test_an_export_on_larger_pages_is_compared_to_scale(pair, tmp_path):
    with pikepdf.open(pair[1]) as source:
        for page in source.pages:
            page.contents_add(pikepdf.Stream(source, b"q 2 0 0 2 0 0 cm"), prepend=True)
            page.contents_add(pikepdf.Stream(source, b"Q"))
            page.MediaBox = [0, 0, 1920, 1080]
            for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
                if box in page:
                    del page[box]
        source.save(tmp_path / "large.pdf")
    report = verify(pair[0], tmp_path / "large.pdf")
    assert report.faults == ()
    assert report.drift() < 0.05


def edited(deck: Path, to: Path, edit: Callable[[Presentation], None]) -> Path:
    presentation = Presentation(str(deck))
    edit(presentation)
    presentation.save(str(to))
    return to


def shape(presentation: Presentation, name: str):
    return next(shape for slide in presentation.slides for shape in slide.shapes if shape.name == name)


def test_members_of_a_group_stand_where_the_group_puts_them(pair, tmp_path):
    def scaled(presentation: Presentation) -> None:
        for slide in presentation.slides:
            for group in (each for each in slide.shapes if hasattr(each, "shapes")):
                frame = group.element.grpSpPr.xfrm
                for node, names in ((frame.chOff, "xy"), (frame.chExt, ("cx", "cy"))):
                    for name in names:
                        node.set(name, str(int(node.get(name)) * 2))
                for member in group.element.iter("{*}xfrm"):
                    if member is frame:
                        continue
                    for node in member:
                        for name in node.keys():  # noqa: SIM118 (an element is not a mapping)
                            node.set(name, str(int(node.get(name)) * 2))

    assert verify(edited(pair[0], tmp_path / "scaled.pptx", scaled), pair[1]).faults == ()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)], catch_exceptions=False)


def test_the_command_says_what_was_compared(pair):
    result = run(*pair)
    assert result.exit_code == 0
    assert f"{SLIDES} slides" in result.output
    assert "no faults" in result.output


def test_the_command_names_faults_with_their_content_line(pair, tmp_path):
    deck, folder = tmp_path / "amazon-ai-landscape.pptx", tmp_path
    pipeline.build(CONTENT, folder, "deck", proof=True)
    (proved,) = pipeline._proved(CONTENT, "deck", None)
    export = folder / "export.pdf"
    export.write_bytes(pdf.write(proved.scene, proved.theme))

    def lengthened(presentation: Presentation) -> None:
        shape(presentation, READING).text_frame.paragraphs[0].runs[0].text += " Zusatz"
        table = next(each for slide in presentation.slides for each in slide.shapes if each.has_table)
        table.table.cell(1, 1).text_frame.paragraphs[0].runs[0].text += " Zusatz"

    edited(deck, deck, lengthened)
    result = run(deck, export, "--format", "json")
    assert result.exit_code == 1
    first, second = json.loads(result.output)["faults"]
    lines = CONTENT.read_text(encoding="utf-8").splitlines()
    assert (first["slide"], first["frame"], first["message"]) == (3, READING, "“Zusatz” not shown")
    assert "type: chart" in lines[int(first["place"].split(":")[1]) - 1]
    assert second["frame"].endswith(" · table, row 2, column 2")
    assert "type: table" in lines[int(second["place"].split(":")[1]) - 1]
    shown = run(deck, export)
    assert shown.exit_code == 1
    assert "2 faults" in shown.output


def protected(pair: tuple[Path, Path], folder: Path) -> tuple[Path, Path]:
    with pikepdf.open(pair[1]) as source:
        source.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    return pair[0], folder / "locked.pdf"


def written(name: str, data: bytes) -> Callable[[tuple[Path, Path], Path], tuple[Path, Path]]:
    def plant(pair: tuple[Path, Path], folder: Path) -> tuple[Path, Path]:
        (folder / name).write_bytes(data)
        return (folder / name, pair[1]) if name.endswith("pptx") else (pair[0], folder / name)

    return plant


def bomb(pair: tuple[Path, Path], folder: Path) -> tuple[Path, Path]:
    with (
        zipfile.ZipFile(folder / "bomb.pptx", "w", zipfile.ZIP_DEFLATED) as package,
        package.open("ppt/media/zeros.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(51):
            part.write(bytes(10_000_000))
    return folder / "bomb.pptx", pair[1]


def cut(pair: tuple[Path, Path], folder: Path) -> tuple[Path, Path]:
    (folder / "cut.pptx").write_bytes(pair[0].read_bytes()[:20_000])
    return folder / "cut.pptx", pair[1]


def without_parts(pair: tuple[Path, Path], folder: Path) -> tuple[Path, Path]:
    with zipfile.ZipFile(pair[0]) as source, zipfile.ZipFile(folder / "bare.pptx", "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<a/>" if name.endswith("slide3.xml") else source.read(name))
    return folder / "bare.pptx", pair[1]


def upright(pair: tuple[Path, Path], folder: Path) -> tuple[Path, Path]:
    with pikepdf.new() as target:
        for _ in range(16):
            target.add_blank_page(page_size=(595, 842))
        target.save(folder / "notes.pdf")
    return pair[0], folder / "notes.pdf"


def another(pair: tuple[Path, Path], folder: Path) -> tuple[Path, Path]:
    with pikepdf.new() as target:
        target.add_blank_page(page_size=(960, 540))
        target.save(folder / "other.pdf")
    return pair[0], folder / "other.pdf"


UNUSABLE = {
    "an encrypted deck": (written("a.pptx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9), "is encrypted"),
    "no deck": (written("a.pptx", b"words"), "is not a .pptx file"),
    "half a deck": (cut, "is not a .pptx file"),
    "a deck with a broken slide": (without_parts, "is not a deck that can be read"),
    "a deck that unpacks to too much": (bomb, "unpacks to more than the 500 MB"),
    "a locked export": (protected, "is protected by a password"),
    "no export": (written("a.pdf", b"words"), "is not a PDF"),
    "a broken export": (written("a.pdf", b"%PDF-1.7\n1 0 obj\n<<" * 99), "is not a PDF"),
    "notes pages": (upright, "is no export of full slides"),
    "another deck's export": (another, "is no export of"),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_what_cannot_be_compared_is_refused_in_a_sentence(case, pair, tmp_path):
    plant, message = UNUSABLE[case]
    result = run(*plant(pair, tmp_path))
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_file_is_said(pair):
    with pytest.raises(MachineError, match=r"none\.pptx cannot be read"):
        verify(pair[0].with_name("none.pptx"), pair[1])
    with pytest.raises(MachineError, match=r"none\.pdf cannot be read"):
        verify(pair[0], pair[0].with_name("none.pdf"))


def test_alike_slides_are_told_apart_by_their_place(read):
    slides, sheets = read
    twins = [slides[0], slides[4], slides[4], slides[1]]
    assert pairs(twins, [sheets[0], sheets[4], sheets[4], sheets[1]]) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert pairs(twins, [sheets[0], sheets[4], sheets[1]]) in ({0: 0, 1: 1, 3: 2}, {0: 0, 2: 1, 3: 2})


def narrowed(presentation: Presentation) -> None:
    each = shape(presentation, "summary · point 1 text")
    each.width = int(each.width * 0.7)


def lengthened(presentation: Presentation) -> None:
    shape(presentation, READING).text_frame.paragraphs[0].runs[0].text += " and more than the room reserved here holds"


def enlarged(presentation: Presentation) -> None:
    for paragraph in shape(presentation, "summary · point 2 text").text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(30)


OFFICE = {
    "a frame narrowed by 30 %": (narrowed, {"summary · point 1 text"}),
    "a text lengthened": (lengthened, {READING}),
    "a larger font": (enlarged, {"summary · point 2 text"}),
}


def exported(decks: list[Path], folder: Path) -> list[Path]:
    """What LibreOffice makes of the decks."""
    require_renderers()
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    subprocess.run(
        [*office, "--convert-to", "pdf", "--outdir", folder, *decks], check=True, capture_output=True, timeout=300
    )
    return [folder / f"{deck.stem}.pdf" for deck in decks]


@pytest.mark.parametrize("brand", BRANDS)
def test_what_libreoffice_makes_of_the_deck_is_verified(brand, tmp_path):
    true, _ = drawn(brand, tmp_path)
    decks = [
        edited(true, tmp_path / f"planted-{number}.pptx", edit) for number, (edit, _) in enumerate(OFFICE.values())
    ]
    first, *others = exported([true, *decks], tmp_path)
    report = verify(true, first)
    assert report.faults == ()
    assert report.drift() < 0.12
    for deck, export, (_, frames) in zip(decks, others, OFFICE.values(), strict=True):
        faults = verify(deck, export).faults
        assert named(faults) == frames
        assert any(fault.kind == "lines" for fault in faults)
