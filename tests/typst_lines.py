"""Lines of the same paragraphs by briefgen and by Typst: `python -m tests.typst_lines`.

The paragraphs are this project's own pages, set justified in Arimo, whose file both read, at 10 points.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import fontpkg
import typst

from briefgen.scene import Paragraph, Run, Style
from briefgen.text.faces import SOFT_HYPHEN
from briefgen.text.lines import Typesetter
from briefgen.theme import FaceChoice
from tests.mocks import THEME

ROOT = Path(__file__).parents[1]
SIZE = 10.0
MEASURES = (150, 200, 250, 320, 400, 470)
"""Points."""
STYLE = Style("prose", "prose", SIZE, 14)
SET = replace(
    THEME, faces=dict.fromkeys(THEME.faces, FaceChoice("Arimo")), manner=replace(THEME.manner, prose="justified")
)
BY = Typesetter(SET, robust=False, language="en-US")

Lines = Sequence[str]


def texts() -> Iterator[str]:
    """Running text of ordinary length, without the characters that only one side may break at or find a glyph for."""
    files = (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md")
    pages = "\n\n".join(path.read_text(encoding="utf-8") for path in files)
    for part in re.split(r"\n\n|\n- ", pages):
        text = " ".join(re.sub(r"\[([^]]*)\]\([^)]*\)|[`*#_|>]", r"\1", part).split())
        if 200 < len(text) < 1200 and not re.search(r"[─→≥≤▶…/]", text):
            yield text


def ours(text: str, measure: float) -> Lines:
    """The lines of `text` as briefgen breaks them."""
    paragraph = Paragraph((Run(text, STYLE),), divided=True)
    return ["".join(span.text for span in line.spans) for line in BY.lines((paragraph,), measure)]


def theirs(paragraphs: Sequence[str], measure: float) -> list[Lines]:
    """The lines of each paragraph as Typst breaks them."""
    head = (
        f"#set page(width: {measure}pt, height: auto, margin: 0pt)\n"
        f'#set text(font: "Arimo", size: {SIZE}pt, lang: "en", region: "us")\n'
        '#set par(justify: true, linebreaks: "optimized")\n'
    )
    source = head + "\n#pagebreak()\n".join("#" + json.dumps(each, ensure_ascii=False) for each in paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "lines.typ").write_text(source, encoding="utf-8")
        pdf = Path(folder) / "lines.pdf"
        faces = str(Path(fontpkg.path("Arimo", 400)).parent)
        typst.compile(Path(folder) / "lines.typ", output=pdf, font_paths=[faces], ignore_system_fonts=True)
        shown = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8")
    pages = shown.stdout.split("\f")[: len(paragraphs)]
    return [[" ".join(line.split()) for line in page.split("\n") if line.strip()] for page in pages]


def plain(lines: Lines) -> list[str]:
    """Lines with one kind of hyphen at their ends."""
    return [re.sub(f"[‐{SOFT_HYPHEN}-]$", "-", line) for line in lines]


def looseness(lines: Lines, measure: float) -> list[float]:
    """How much each line but the last stretches (or, negative, shrinks) its spaces, in spaces."""
    space = BY.width(" ", STYLE)
    slacks = [(measure - BY.width(line, STYLE), line.count(" ")) for line in plain(lines)[:-1]]
    return [slack / spaces / space for slack, spaces in slacks if spaces]


@dataclass(frozen=True)
class Comparison:
    """How many paragraphs were set alike, and the mean squared looseness of both."""

    paragraphs: int
    alike: int
    ours: float
    theirs: float

    @property
    def share(self) -> float:
        return self.alike / self.paragraphs


def compare(measures: Sequence[float] = MEASURES) -> Comparison:
    """Every paragraph at every measure."""
    every = list(texts())
    pairs = [
        (measure, ours(text, measure), lines)
        for measure in measures
        for text, lines in zip(every, theirs(every, measure), strict=True)
    ]
    alike = sum(plain(mine) == plain(other) for _, mine, other in pairs)
    loose = [value**2 for measure, mine, _ in pairs for value in looseness(mine, measure)]
    other = [value**2 for measure, _, lines in pairs for value in looseness(lines, measure)]
    return Comparison(len(pairs), alike, sum(loose) / len(loose), sum(other) / len(other))


if __name__ == "__main__":
    for measures in (*((measure,) for measure in MEASURES), MEASURES):
        found = compare(measures)
        sys.stdout.write(f"{measures} pt: {found.share:.1%} alike; {found}\n")
