"""Brands: the shipped ones are sound, others follow the convention, mistakes are found where they stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brand import CONTRASTS, EDITIONS, Brand, default_brand_path, load_brand
from briefgen.colors.contrast import contrast
from briefgen.colors.shades import mixed, nearest_shade
from briefgen.errors import ContentError, Finding
from briefgen.layout.logo import logo
from briefgen.scene import Color
from briefgen.theme import FaceChoice
from briefgen.vocabulary import VOCABULARIES, vocabulary
from tests.mocks import SETTING

ASSETS = default_brand_path().parent
SHIPPED = sorted(path.name for path in ASSETS.glob("*.yml"))

MINIMAL = """\
meta:
  name: Acme
color:
  foreground: "#111111"
  background: "#FFFFFF"
  primary: "#B00020"
typography:
  base: Inter
"""


def brand(tmp_path: Path, text: str) -> Brand:
    path = tmp_path / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    return load_brand(path)


def findings(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as caught:
        brand(tmp_path, text)
    return caught.value.findings


def line(finding: Finding) -> int:
    assert finding.place is not None
    return finding.place.line


def test_two_brands_are_shipped() -> None:
    assert SHIPPED == ["_brand.yml", "evergreen.yml"]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_logo_is_described_in_every_language_that_briefgen_knows(name: str) -> None:
    shipped = load_brand(ASSETS / name)
    assert len({shipped.theme("deck", tag).logo.alt for tag in VOCABULARIES}) == len(VOCABULARIES)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "alt", "own", "tag", "said"),
    [
        ("Acme", "A tower", "{de: Ein Turm}", "de-AT", "Ein Turm"),
        ("Acme", "A tower", "{de: Ein Turm, de-AT: A Turm}", "de-AT", "A Turm"),
        ("Acme", "A tower", "{de: Ein Turm}", "fr", "A tower"),
        ("Acme", "", "{de: Ein Turm}", "fr", "Logo Acme"),
        ("Acme", "", "{}", "en", "Acme logo"),
        ("Acme", "", "{}", "de", "Logo von Acme"),
        ("", "", "{}", "nl", "Logo van het merk"),
    ],
)
def test_a_logo_is_described_in_the_documents_language(tmp_path, name, alt, own, tag, said):
    (tmp_path / "mark.png").write_bytes((ASSETS / "logo.png").read_bytes())
    text = MINIMAL.replace("  name: Acme", f"  name: {name}") + f'logo: {{path: mark.png, alt: "{alt}"}}\n'
    theme = brand(tmp_path, f"{text}defaults: {{briefgen: {{logo-alt: {own}}}}}\n").theme("deck", tag)
    picture = logo(replace(SETTING, theme=theme, vocabulary=vocabulary(tag)), 0, 0, 40, Color.PAPER)
    assert picture is not None
    assert (picture.alt, picture.tag[-1].alt) == (said, said)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_shipped_brand_reads_in_every_edition(name: str, edition: str) -> None:
    theme = load_brand(ASSETS / name).theme(edition)  # type: ignore[arg-type]
    assert set(theme.colors) == set(Color)
    for changed, ground, least in CONTRASTS:
        assert theme.contrast(changed, ground) >= least
    for fill in (*theme.fills, theme.band):
        assert theme.contrast(theme.text_on(fill), fill) >= 4.5
    assert theme.logo
    assert theme.logo.file.is_file()


def test_the_shipped_brands_differ_in_every_token() -> None:
    first, second = (load_brand(ASSETS / name).theme("deck") for name in SHIPPED)
    assert [role for role in Color if first.colors[role] == second.colors[role]] == []
    assert first.faces["display"] != second.faces["display"]
    assert first.tracker_weight != second.tracker_weight


def test_an_edition_has_its_own_ground_and_cuts() -> None:
    default, evergreen = (load_brand(ASSETS / name) for name in SHIPPED)
    assert default.theme("deck").hex(Color.PAPER) == "#F3F5F4"
    assert default.theme("brief").hex(Color.PAPER) == "#FFFFFF"
    assert evergreen.theme("deck").faces["display"] == FaceChoice("Source Serif 4")
    assert evergreen.theme("brief").faces["display"] == FaceChoice("Source Serif 4", "size")


def test_three_colours_and_a_family_are_a_whole_brand(tmp_path: Path) -> None:
    theme = brand(tmp_path, MINIMAL).theme("brief")
    assert set(theme.faces.values()) == {FaceChoice("Inter")}
    assert theme.contrast(Color.SECOND, Color.INK) >= 7
    assert theme.logo is None


def test_a_brand_without_an_accent_is_set_in_its_ink(tmp_path: Path) -> None:
    theme = brand(tmp_path, MINIMAL.replace('  primary: "#B00020"\n', "")).theme("deck")
    assert theme.hex(Color.ACCENT) == theme.hex(Color.INK) == "#111111"


def test_names_of_the_palette_lead_to_other_names(tmp_path: Path) -> None:
    text = MINIMAL.replace('primary: "#B00020"', 'primary: red\n  palette:\n    red: ruby\n    ruby: "#b02"')
    assert brand(tmp_path, text).theme("deck").hex(Color.ACCENT) == "#BB0022"


def test_other_tools_keys_are_left_alone(tmp_path: Path) -> None:
    text = MINIMAL.replace("name: Acme", "name:\n    short: A\n    full: Acme Corporation\n  link: https://example.org")
    text = (
        text.replace("base: Inter", "base:\n    family: Inter\n    weight: 400") + "defaults:\n  shiny:\n    theme: x\n"
    )
    assert brand(tmp_path, text).name == "Acme Corporation"


def test_our_own_keys_are_strict(tmp_path: Path) -> None:
    text = MINIMAL + "defaults:\n  briefgen:\n    tracker_weight: 3\n    faces:\n      prose:\n        familly: Inter\n"
    found = [(line(finding), finding.message) for finding in findings(tmp_path, text)]
    assert found == [
        (14, "The brand lacks defaults.briefgen.faces.prose.family."),
        (14, "briefgen knows no defaults.briefgen.faces.prose.familly."),
        (11, "briefgen knows no defaults.briefgen.tracker_weight."),
    ]


def test_a_pale_accent_is_refused_with_the_nearest_shade_that_reads(tmp_path: Path) -> None:
    found = findings(tmp_path, MINIMAL.replace("#B00020", "#FF8080"))
    assert {line(finding) for finding in found} == {6}
    shade = str(found[0].hint).split()[-1].rstrip(".")
    assert 4.5 <= contrast(shade, "#FFFFFF") < 4.7
    assert brand(tmp_path, MINIMAL.replace("#B00020", shade)).theme("deck").hex(Color.ACCENT) == shade


def test_a_ground_on_which_nothing_reads_is_the_thing_to_change(tmp_path: Path) -> None:
    found = findings(tmp_path, MINIMAL.replace("#FFFFFF", "#808080"))
    assert any("change the paper" in str(finding.hint) for finding in found)


@pytest.mark.parametrize(
    ("before", "after", "expected", "hint"),
    [
        ('"#B00020"', "vermillion\n  palette:\n    vermilion: '#CC2F08'", "no colour of the palette", "vermilion"),
        ('"#B00020"', "a\n  palette:\n    a: b\n    b: a", "refers to itself", "palette"),
        ('"#B00020"', '"#B0002"', "not a colour", None),
        ("base: Inter", "base: 4", "typography.base holds a mapping", None),
        ("meta:", "logo:\n  medium: nowhere.png\nmeta:", "no file beside the brand", "Put it under"),
        ("meta:", "logo:\n  medium: ../x.png\nmeta:", "no file beside the brand", "Put it under"),
        ("meta:", "logo:\n  medium: _brand.yml\nmeta:", "no PNG, JPEG or SVG", "PNG"),
    ],
)
def test_a_mistake_is_found_with_what_would_be_right(
    tmp_path: Path, before: str, after: str, expected: str, hint: str | None
) -> None:
    assert before in MINIMAL
    found = findings(tmp_path, MINIMAL.replace(before, after))
    assert any(expected in finding.message for finding in found)
    assert all(finding.place is not None for finding in found)
    assert hint is None or any(hint in str(finding.hint) for finding in found)


@pytest.mark.parametrize("text", ["", "just text", "- a\n- list\n"])
def test_a_file_that_is_no_brand_at_all_is_a_finding(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, text)


COLORS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


@given(COLORS, COLORS, st.floats(1, 21))
def test_the_nearest_shade_reads_or_none_does(color: str, against: str, ratio: float) -> None:
    shade = nearest_shade(color, against, ratio)
    reachable = max(contrast("#000000", against), contrast("#FFFFFF", against))
    assert contrast(shade, against) >= min(ratio, reachable)
    assert shade == color or contrast(color, against) < ratio


@given(COLORS, COLORS)
def test_a_mixture_starts_at_one_colour_and_ends_at_the_other(first: str, second: str) -> None:
    assert (mixed(first, second, 0), mixed(first, second, 1)) == (first, second)
