"""The brand.yml convention: what its own reader accepts is read here, or refused for a reason of ours."""

from __future__ import annotations

import inspect
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from briefgen.brand import check, default_brand_path, load_brand
from briefgen.errors import ContentError

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import brand_yml
    from brand_yml import color, file, logo, meta, typography
    from ruamel.yaml.error import YAMLError

EXAMPLES = sorted((Path(brand_yml.__file__).parent / "examples").glob("*.yml"))
FENCE = re.compile(r"```\s*\{?\.?yaml[^\n]*\n(.*?)```", re.DOTALL)
REASONS = ("have a contrast of", "is no file beside the brand", "is on the network", "is no colour of the palette")
"""What may stand against building with a brand that the convention's reader accepts."""


def documented() -> Iterator[str]:
    """Every YAML example in the reader's own documentation."""
    for module in (brand_yml, color, file, logo, meta, typography):
        for block in FENCE.findall(inspect.getsource(module)):
            yield dedent(block)


def accepted(text: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            brand_yml.Brand.from_yaml_str(text)
        except (ValueError, TypeError, YAMLError):
            return False
    return True


def judge(path: Path) -> None:
    """Read as a brand, or refused for one of the reasons, each at its place and with what would be right."""
    try:
        load_brand(path)
    except ContentError as error:
        for finding in error.findings:
            assert any(reason in finding.message for reason in REASONS), finding.message
            assert finding.place
            assert finding.hint
    assert all(finding.place for finding in check(path))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 15
    assert sum(accepted(text) for text in documented()) >= 10


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_read_or_refused_for_a_reason(path: Path) -> None:
    assert accepted(path.read_text(encoding="utf-8"))
    judge(path)


@pytest.mark.parametrize("text", [text for text in documented() if accepted(text)])
def test_an_example_of_the_documentation_is_read_or_refused_for_a_reason(text: str, tmp_path: Path) -> None:
    path = tmp_path / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    judge(path)


@pytest.mark.parametrize("name", ["_brand.yml", "evergreen.yml"])
def test_the_shipped_brands_follow_the_convention(name: str) -> None:
    path = default_brand_path().parent / name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = brand_yml.Brand.from_yaml(path)
    ours = load_brand(path)
    assert theirs.meta.name.full == ours.name
    assert theirs.typography.base.family == ours.faces["deck"]["label"].family
    assert theirs.color.primary == ours.colors["deck"]["accent"]
    assert theirs.logo.medium.path.root.name == ours.logo.file.name


@pytest.mark.parametrize(
    "text",
    [
        "logo: mark.png",
        "logo: {path: mark.png, alt: The mark}",
        "logo: {medium: mark.png}",
        "logo: {small: {path: mark.png, alt: The mark}}",
        "logo: {images: {mark: mark.png}, large: mark}",
        "logo: {images: {mark: {path: mark.png, alt: The mark}}, medium: {light: mark, dark: white.png}}",
        "logo: {medium: {light: {path: mark.png, alt: The mark}, dark: {path: white.png}}}",
        "logo: {medium: {dark: mark.png}}",
    ],
)
def test_a_logo_may_be_written_in_every_way(text: str, tmp_path: Path) -> None:
    for name in ("mark.png", "white.png"):
        (tmp_path / name).write_bytes((default_brand_path().parent / "logo.png").read_bytes())
    path = tmp_path / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    assert accepted(text)
    brand = load_brand(path)
    assert (brand.logo or brand.dark_logo).file.name == "mark.png"
    light, dark = brand.theme("deck").logo_on("paper"), brand.theme("deck").logo_on("ink")
    assert light.file.name == "mark.png"
    assert dark.file.name == ("white.png" if "white" in text else "mark.png")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("navy", "#000080"),
        ("rgb(16, 32, 48)", "#102030"),
        ('"#123"', "#112233"),
        ("foreground", "#0A0A0A"),
        ("{light: '#112233', dark: '#FFEEDD'}", "#112233"),
    ],
)
def test_a_colour_may_be_written_in_every_way(written: str, value: str, tmp_path: Path) -> None:
    path = tmp_path / "_brand.yml"
    path.write_text(f"color:\n  foreground: '#0A0A0A'\n  primary: {written}\n", encoding="utf-8")
    assert load_brand(path).colors["deck"]["accent"] == value


def test_the_dark_values_dress_a_dark_brand(tmp_path: Path) -> None:
    path = tmp_path / "_brand.yml"
    path.write_text(
        "color:\n"
        "  foreground: {light: '#111111', dark: '#F4F4F4'}\n"
        "  background: {light: '#FFFFFF', dark: '#101418'}\n"
        "  primary: {light: '#B00020', dark: '#FF9AA8'}\n"
        "defaults: {briefgen: {appearance: dark}}\n",
        encoding="utf-8",
    )
    colors = load_brand(path).colors["deck"]
    assert (colors["ink"], colors["paper"], colors["accent"]) == ("#F4F4F4", "#101418", "#FF9AA8")
