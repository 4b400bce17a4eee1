"""Drawings are kept between builds, and a shelf that is lost, damaged or full loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from charts.test_drawing import KINDS, STYLES, THEME, chart

from briefgen.charts import draw
from briefgen.charts.identity import identity
from briefgen.geometry import Rect
from briefgen.scene import Color, Shape
from briefgen.shelf import Shelf, own_shelf

AREA = Rect(60, 80, 360, 300)
CASES = [chart(kind, 3, -1.5, 2, names=("=A1 & <b>", "Süd", "c")) for kind in KINDS if kind != "stacked"]
SQUARE = Shape("square", Rect(0, 0, 1, 1), "rect", Color.INK)
ROOT = Path(__file__).parents[1]


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    return Shelf(tmp_path / "drawings")


def never():
    raise AssertionError("it is drawn again")


@pytest.mark.parametrize("data", CASES)
def test_a_kept_chart_is_the_one_that_was_drawn(shelf, data):
    drawn = draw(data, AREA, STYLES, THEME, shelf)
    assert draw(data, AREA, STYLES, THEME) == drawn
    assert shelf.drawn(identity(data, AREA, STYLES, THEME), never) != ()
    assert draw(data, AREA, STYLES, THEME, shelf) == drawn


def test_a_chart_is_the_same_one_wherever_it_stands(shelf):
    draw(CASES[0], AREA, STYLES, THEME, shelf)
    moved = AREA.moved(7, 9)
    assert draw(CASES[0], moved, STYLES, THEME, shelf) == draw(CASES[0], moved, STYLES, THEME)
    assert len(list(shelf.folder.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"{}", b"0" * 64 + b"\n[]", None], ids=["empty", "other", "wrong", "cut"])
def test_a_damaged_entry_is_drawn_anew(shelf, damage):
    shelf.drawn("key", lambda: (SQUARE,))
    (entry,) = shelf.folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:-2] if damage is None else damage)
    assert shelf.drawn("key", lambda: (SQUARE, SQUARE)) == (SQUARE, SQUARE)
    assert shelf.drawn("key", never) == (SQUARE, SQUARE)


def test_what_was_not_used_for_longest_is_thrown_away(tmp_path):
    shelf = Shelf(tmp_path, most=1000)
    for number in range(5):
        shelf.drawn(str(number), lambda: (SQUARE,))
        for age, entry in enumerate(sorted(tmp_path.iterdir(), key=lambda file: -file.stat().st_mtime_ns), start=1):
            os.utime(entry, (10_000 - age, 10_000 - age))
    assert sum(entry.stat().st_size for entry in tmp_path.iterdir()) <= 1000
    assert shelf.drawn("4", never) == (SQUARE,)


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert Shelf(tmp_path / "file" / "drawings").drawn("key", lambda: (SQUARE,)) == (SQUARE,)


def test_the_shelf_stands_where_the_system_says(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert own_shelf().folder == tmp_path / "briefgen" / "drawings"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert own_shelf().folder == Path.home() / ".cache" / "briefgen" / "drawings"


REBUILD = """
import sys
from pathlib import Path
from briefgen import pipeline
for out in sys.argv[2:]:
    pipeline.build(Path(sys.argv[1]), Path(out), only="brief")
print("matplotlib" in sys.modules)
"""


def test_a_rebuild_does_not_load_what_draws_charts(tmp_path):
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    told, files = [], []
    for number in ("1", "2"):
        out = tmp_path / number
        command = [sys.executable, "-c", REBUILD, str(ROOT / "content/amazon-ai-landscape.yaml"), str(out)]
        told.append(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)
        files.append((out / "amazon-ai-landscape.pdf").read_bytes())
    assert told == ["True\n", "False\n"]
    assert files[0] == files[1]
