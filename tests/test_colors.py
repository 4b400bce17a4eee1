"""Colours: known values, distances that match what is seen, and sets that hold for every reader and palette."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefgen.colors.contrast import contrast
from briefgen.colors.oklab import from_lch, lab, lch
from briefgen.colors.series import APART, apart, derived, holds, ordered
from briefgen.colors.shades import mixed, nearest, nearest_shade
from briefgen.colors.sight import MATRICES, confused_by, difference, least_difference

COLORS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        ("#FFFFFF", (1.0, 0.0, 0.0)),
        ("#000000", (0.0, 0.0, 0.0)),
        ("#FF0000", (0.62796, 0.22486, 0.12585)),
        ("#00FF00", (0.86644, -0.23389, 0.17950)),
        ("#0000FF", (0.45201, -0.03246, -0.31153)),
    ],
)
def test_oklab_has_the_values_of_css_color_4(color, expected):
    assert lab(color) == pytest.approx(expected, abs=2e-4)


@given(COLORS)
def test_a_colour_survives_the_way_to_oklch_and_back(color):
    back = from_lch(*lch(color))
    assert all(abs(int(color[i : i + 2], 16) - int(back[i : i + 2], 16)) <= 1 for i in (1, 3, 5))


@given(st.floats(0.1, 0.97), st.floats(0, 0.4), st.floats(0, 360))
def test_a_chroma_no_screen_shows_is_lowered_and_the_lightness_kept(lightness, chroma, hue):
    assert lch(from_lch(lightness, chroma, hue))[0] == pytest.approx(lightness, abs=0.02)


def test_red_and_green_are_confused_by_those_who_confuse_them():
    red, green = "#A05040", "#6F6F30"
    assert "full" not in confused_by(red, green)
    assert {"protanopia", "deuteranopia"} & set(confused_by(red, green))
    assert "tritanopia" not in confused_by(red, green)


def test_grey_looks_the_same_in_every_sight():
    assert all(difference("#777777", "#777777", sight) == 0 for sight in MATRICES)
    assert confused_by("#000000", "#FFFFFF") == ()


@given(COLORS, COLORS, st.floats(1, 21))
def test_a_nearest_shade_keeps_its_hue(color, against, ratio):
    shade = nearest_shade(color, against, ratio)
    before, after = lch(color), lch(shade)
    assume(min(before[1], after[1]) > 0.05)
    assert abs((before[2] - after[2] + 180) % 360 - 180) < 12


def test_a_shade_that_nothing_can_be_is_none():
    assert nearest("#808080", lambda _: False) is None


@given(COLORS, COLORS, st.floats(0, 1))
def test_a_mixture_is_between_its_colours_in_lightness(first, second, share):
    low, high = sorted((lch(first)[0], lch(second)[0]))
    assert low - 0.02 <= lch(mixed(first, second, share))[0] <= high + 0.02


@st.composite
def palettes(draw):
    """Paper, ink, accent, muted and a wish, as they may come from a brand that reads."""
    paper = draw(COLORS)
    ink = nearest_shade(draw(COLORS), paper, 12.0)
    accent, muted = (nearest_shade(draw(COLORS), paper, 4.5) for _ in range(2))
    assume(contrast(ink, paper) >= 12)
    return paper, ink, accent, muted, draw(COLORS)


@settings(max_examples=150)
@given(palettes())
def test_series_are_seen_and_told_apart_by_every_reader_in_every_palette(palette):
    paper, ink, accent, muted, wish = palette
    made = derived(3, (ink, accent, muted), wish, ((paper, ink),))
    colors = (ink, accent, *made, muted)
    kept = [colors[index] for index in apart(colors)]
    assert len(kept) >= 4
    assert all(contrast(color, paper) >= 3 for color in kept)
    assert all(holds(color, (paper, ink)) for color in made)
    for first, second in combinations(kept, 2):
        assert least_difference(first, second) >= APART
    order = ordered(kept)
    assert sorted(order) == list(range(len(kept)))
    assert order[0] == 0


def test_the_order_parts_neighbours_that_are_near():
    near, other = ("#101010", "#1C1C1C"), ("#CC2F08", "#5E93B8")
    colors = [*near, *other]
    before = min(least_difference(a, b) for a, b in pairwise(colors))
    after = min(least_difference(colors[a], colors[b]) for a, b in pairwise(ordered(colors)))
    assert after > before
