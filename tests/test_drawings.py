"""Drawings from strangers: what acts, reaches outside or grows without measure is refused with a reason."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefgen.drawings import RefusedError, drawing, raster
from briefgen.pictures import as_pixels, checked, fitted, share_lost, size

SHELL = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 10">{}</svg>'
)
RECT = '<rect width="10" height="10" fill="#FF0000"/>'
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def bomb(levels: int) -> str:
    steps = (f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, levels))
    return f'<g id="a0">{RECT}</g>' + "".join(steps)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<script>1</script>", "holds <script>"),
        ("<foreignObject/>", "holds <foreignObject>"),
        ('<image href="http://example.org/x.png"/>', "outside of the file"),
        ('<image xlink:href="file:///etc/passwd"/>', "outside of the file"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "outside of the file"),
        ('<use href="other.svg#a"/>', "outside of the file"),
        ('<rect onload="x()" width="1" height="1"/>', "acts, by onload"),
        ('<rect fill="url(http://example.org/a)" width="1" height="1"/>', "outside of the file"),
        ('<rect style="fill: URL( \'http://example.org\')" width="1" height="1"/>', "outside of the file"),
        ("<style>@import 'x.css';</style>", "style sheet from elsewhere"),
        ("<style>rect { fill: url(x.svg) }</style>", "outside of the file"),
        ('<rect width="1" height="1"><animate attributeName="x" to="9"/></rect>', "moves"),
        ('<use id="a" href="#a"/>', "refers to itself"),
        (bomb(8), "repeats its parts without measure"),
        ("<g>" * 150 + "</g>" * 150, "nested deeper"),
        ("<g/>" * 20_001, "more than 20000 elements"),
        ("<g>", "not well-formed"),
    ],
)
def test_a_hostile_drawing_is_refused(body: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        drawing(SHELL.format(body).encode())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "document type"),
        (b'<?xml-stylesheet href="x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>', "an instruction"),
        (b"<html/>", "is no SVG drawing"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "neither its width and height"),
        (SHELL.format(RECT).encode("utf-16"), "not written in UTF-8"),
        (b"<svg" + b" " * 2_000_000 + b"/>", "has 2.0 MB"),
    ],
)
def test_a_file_that_is_no_drawing_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        drawing(data)


@pytest.mark.parametrize(
    "body",
    [
        RECT,
        bomb(3) + '<use href="#a2"/>',
        f'<image width="10" height="10" href="data:image/png;base64,{PIXEL}"/>',
        f'<a href="https://example.org">{RECT}</a>',
        '<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/>',
        "<text x='1' y='9'>Words</text>",
    ],
)
def test_a_sound_drawing_becomes_pixels(body: str) -> None:
    with Image.open(BytesIO(raster(drawing(SHELL.format(body).encode()), 60))) as image:
        assert image.size == (60, 20)


def test_equal_drawings_give_equal_pixels() -> None:
    source = drawing(SHELL.format(RECT).encode())
    assert raster.__wrapped__(source, 64) == raster.__wrapped__(source, 64)


def test_a_drawing_is_as_fine_as_it_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "mark.svg"
    file.write_text(SHELL.format(RECT), encoding="utf-8")
    assert size(file) == (30.0, 10.0)
    assert fitted(file, 120, 50) == (120.0, 40.0)
    for points in (20.0, 136.0, 864.0):
        with Image.open(BytesIO(as_pixels(file, points))) as image:
            assert image.width / points * 72 >= 288


def test_a_logo_in_the_colour_of_its_ground_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "mark.svg"
    file.write_text(SHELL.format(RECT), encoding="utf-8")
    assert share_lost(file, "#FF0000") == 1.0
    assert share_lost(file, "#000000") == 0.0


def test_a_picture_that_is_none_is_told(tmp_path: Path) -> None:
    for name, content, reason in (
        ("fake.png", b"no picture", "neither PNG nor JPEG"),
        ("spy.svg", SHELL.format("<script/>").encode(), "holds <script>"),
    ):
        (tmp_path / name).write_bytes(content)
        assert reason in str(checked(tmp_path / name))
    assert "cannot be read" in str(checked(tmp_path / "gone.png"))
