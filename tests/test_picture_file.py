"""Pictures without what they say: the same to look at, and nothing told."""

from __future__ import annotations

import io
import struct
import zlib
from base64 import b64encode

import pytest
import resvg_py
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from briefgen.picture_file import bare
from briefgen.pictures import size, upright

NOISE = Image.effect_noise((32, 24), 60).convert("RGB")
SECRET = b"xsecret"


def photograph(**more: object) -> bytes:
    stream = io.BytesIO()
    NOISE.save(stream, "JPEG", quality=90, **more)
    return stream.getvalue()


def graphic(image: Image.Image = NOISE, **more: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", **more)
    return stream.getvalue()


def words_of_a_camera(turn: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x013B], exif[0x0112] = SECRET.decode(), turn
    return exif


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def before_the_scans(data: bytes, more: bytes) -> bytes:
    return data[:2] + more + data[2:]


def between_the_scans(data: bytes, more: bytes) -> bytes:
    """A progressive photograph with a segment before its second scan."""
    first = data.index(b"\xff\xda")
    second = data.index(b"\xff\xda", first + 2)
    return data[:second] + more + data[second:]


SPOKEN = {
    "the camera's words": photograph(exif=words_of_a_camera()),
    "a comment": photograph(comment=SECRET),
    "Photoshop's words": before_the_scans(photograph(), segment(0xED, b"Photoshop 3.0\0" + SECRET)),
    "a list of more pictures": before_the_scans(photograph(), segment(0xE2, b"MPF\0" + SECRET)),
    "a preview": before_the_scans(photograph(), segment(0xE0, b"JFXX\0\x10" + SECRET)),
    "a comment between scans": between_the_scans(photograph(progressive=True), segment(0xFE, SECRET)),
    "a film behind the picture": photograph() + b"ftypmp42" + SECRET,
}


@pytest.mark.parametrize("case", SPOKEN)
def test_a_bare_photograph_keeps_its_pixels_and_loses_its_words(case):
    plain = photograph(progressive=True) if "scans" in case else photograph()
    assert SECRET in SPOKEN[case]
    assert bare(SPOKEN[case]) == plain


@pytest.mark.parametrize("more", [{"progressive": True}, {"restart_marker_rows": 1}, {"icc_profile": b"profile" * 50}])
def test_a_photograph_without_words_stays_as_it_is(more):
    data = photograph(**more)
    assert bare(data) == data


def test_a_photograph_that_ends_too_soon_ends():
    cut = photograph()[:-200]
    assert bare(cut).startswith(cut)


def spoken_graphics() -> dict[str, bytes]:
    told = PngInfo()
    told.add_text("Author", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=False)
    told.add(b"tIME", struct.pack(">H5B", 2026, 1, 31, 12, 0, 0))
    data = graphic()
    header_end = 8 + 25
    return {
        "texts and times": graphic(pnginfo=told),
        "the camera's words": graphic(exif=words_of_a_camera()),
        "a program's own chunk": data[:header_end] + chunk(b"caBX", SECRET) + data[header_end:],
        "words behind the end": data + SECRET,
    }


@pytest.mark.parametrize("case", spoken_graphics())
def test_a_bare_graphic_keeps_its_pixels_and_loses_its_words(case):
    data = spoken_graphics()[case]
    assert SECRET in data
    assert bare(data) == graphic()


@pytest.mark.parametrize("mode", ["P", "LA", "RGBA", "1"])
def test_a_graphic_keeps_its_palette_its_transparency_and_its_size(mode):
    data = graphic(NOISE.convert(mode), dpi=(300, 300), icc_profile=b"profile" * 50)
    assert bare(data) == data


def test_what_is_neither_png_nor_jpeg_nor_svg_stays_as_it_is():
    assert bare(b"GIF89a and so on") == b"GIF89a and so on"


DRAWING = b"""<?xml version="1.0"?><!-- by A. Author --><svg xmlns="http://www.w3.org/2000/svg"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:xlink="http://www.w3.org/1999/xlink"
 inkscape:export-filename="/home/author/secret.png" width="4" height="4" viewBox="0 0 4 4" id="Secret-draft-7"
 role="img" aria-label="Secret">
 <metadata>Author</metadata><title>Secret</title><desc>Draft</desc>
 <style>/* by Author */ #a { opacity: 0.5 } .Faded { opacity: 0.2 }</style>
 <inkscape:grid/><linearGradient id="b"><stop stop-color="#b00"/><stop offset="1"/></linearGradient>
 <a xlink:href="https://secret.example/author"><rect width="1" height="1" id="layer-of-Author"/></a>
 <g data-owner="author" id="a"><path d="M0 0h4v4z" fill="url(#b)"/></g><use xlink:href="#a" x="1"/>
 <image width="2" height="1" xlink:href="data:image/png;base64,%s"/></svg>"""


def test_a_drawing_keeps_its_shapes_and_nothing_that_its_makers_noted():
    told = PngInfo()
    told.add_text("Author", SECRET.decode())
    embedded = b64encode(graphic(pnginfo=told))
    data = DRAWING % embedded
    plain = bare(data)
    for word in (b"uthor", b"Secret", b"Draft", b"inkscape", b"home", b"example", b"role", embedded):
        assert word not in plain
    assert b64encode(graphic()) in plain
    shown = [bytes(resvg_py.svg_to_bytes(svg_string=each.decode())) for each in (data, plain)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photograph_taken_sideways_is_seen_upright(turn, tmp_path):
    """White is on the left as the eye sees it, however the camera was held."""
    seen = Image.new("RGB", (40, 20))
    seen.paste("white", (0, 0, 10, 20))
    undo = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[turn]
    kept = seen if undo is None else seen.transpose(Image.Transpose(undo))
    file = tmp_path / "held.jpg"
    kept.save(file, "JPEG", quality=95, exif=words_of_a_camera(turn))
    assert size(file) == (40, 20)
    with Image.open(io.BytesIO(upright(file.read_bytes()))) as shown:
        assert shown.size == (40, 20)
        assert shown.getexif().get(0x0112, 1) == 1
        assert shown.getpixel((4, 10)) > (200, 200, 200)
        assert shown.getpixel((30, 10)) < (50, 50, 50)


def test_a_photograph_that_stands_upright_is_the_same_file():
    data = photograph(exif=words_of_a_camera())
    assert upright(data) is data
