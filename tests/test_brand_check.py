"""What `brand check` tells of a brand, and colours as eyes compare them."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefgen.brand_check import check
from briefgen.cli import main
from briefgen.oklab import DEFICIENCIES, color_of, distance, lab, lch
from briefgen.series import APART, LEAST_CONTRAST, apart, more_colors
from briefgen.theme import contrast

ASSETS = Path(__file__).parents[1] / "assets"
COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")

BRAND = """\
meta: {{name: Trial}}
logo: {logo}
color: {{foreground: "#101820", background: "#FFFFFF", primary: "{primary}", secondary: "{secondary}"}}
typography: {{base: {base}}}
"""


def written(folder: Path, logo="{}", primary="#B3261E", secondary="#9ACBEF", base="Inter") -> Path:
    path = folder / "brand.yml"
    path.write_text(BRAND.format(logo=logo, primary=primary, secondary=secondary, base=base))
    return path


def messages(path: Path) -> list[str]:
    return [finding.message for finding in check(path)]


@pytest.mark.parametrize("name", ["_brand.yml", "evergreen.yml"])
def test_the_brands_that_ship_have_nothing_to_mend(name):
    assert check(ASSETS / name) == ()


def test_a_face_that_is_not_there_is_told_with_its_package(tmp_path):
    (finding,) = check(written(tmp_path, base="Gotham Narrow"))
    assert "Gotham Narrow" in finding.message
    assert "fontpkg-gotham-narrow" in finding.hint
    assert finding.place
    assert finding.place.line == 4


def test_a_small_logo_is_told_with_the_size_it_needs(tmp_path):
    Image.new("RGB", (60, 40), "#B3261E").save(tmp_path / "logo.png")
    (message,) = messages(written(tmp_path, logo="{medium: logo.png}"))
    assert "40 pixels" in message


def test_a_logo_lost_on_the_dark_cover_asks_for_a_form_of_its_own(tmp_path):
    Image.new("RGB", (300, 300), "#101820").save(tmp_path / "logo.png")
    Image.new("RGB", (300, 300), "#FFFFFF").save(tmp_path / "white.png")
    lost = messages(written(tmp_path, logo="{medium: logo.png}"))
    assert any("hardly seen on the deck's cover" in message for message in lost)
    assert messages(written(tmp_path, logo="{medium: {light: logo.png, dark: white.png}}")) == []


def test_colours_that_some_readers_confuse_are_told_with_the_readers(tmp_path):
    assert messages(written(tmp_path, primary="#7A0000", secondary="#9ACBEF")) == []
    alike = messages(written(tmp_path, primary="#7A0000", secondary="#EBEBEB"))
    assert any("second #EBEBEB look alike to everybody" in message for message in alike)
    assert distance("#C00000", "#4F6A00", "deuteranopia") < distance("#C00000", "#4F6A00") / 2


def test_contrast_failures_come_with_the_nearest_shade(tmp_path):
    findings = check(written(tmp_path, primary="#FF9999"))
    assert "contrast" in findings[0].message
    assert "#" in findings[0].hint


def test_the_command_ends_with_one_where_something_is_to_mend(tmp_path):
    runner = CliRunner()
    assert runner.invoke(main, ["brand", "check", str(ASSETS / "_brand.yml")]).exit_code == 0
    assert runner.invoke(main, ["brand", "check", str(written(tmp_path, base="Gotham"))]).exit_code == 1


def test_black_and_white_are_one_apart_and_greys_have_no_hue():
    assert distance("#000000", "#FFFFFF") == pytest.approx(1, abs=1e-4)
    assert lch("#808080")[1] == pytest.approx(0, abs=1e-4)


@given(COLORS)
def test_a_colour_comes_back_from_its_lightness_chroma_and_hue(color):
    lightness, chroma, hue = lch(color)
    back = color_of(lightness, chroma, hue * 57.29577951308232)
    assert distance(color, back) < 0.01


@given(COLORS, COLORS)
def test_distance_is_the_same_both_ways_for_every_reader(first, second):
    for kind in (None, *DEFICIENCIES):
        assert distance(first, second, kind) == pytest.approx(distance(second, first, kind))
        assert -1e-6 <= lab(first, kind)[0] <= 1 + 1e-4


@settings(max_examples=30, deadline=None)
@given(COLORS, COLORS, COLORS, st.sampled_from(["#FFFFFF", "#F3F5F4", "#0E1B2E"]))
def test_more_colours_read_on_their_ground_and_stay_apart(ink, accent, second, ground):
    made = more_colors(3, (ink, accent, second), ground)
    assert all(contrast(color, ground) >= LEAST_CONTRAST for color in made)
    assert all(apart(one, other) >= APART for one, other in combinations(made, 2))
    assert all(apart(one, other) >= APART for one in made for other in (ink, accent, second))
