"""The mirrored scene: everything changes sides, nothing else changes."""

from __future__ import annotations

from languages import ROOT
from pytest import approx  # noqa: PT013

from briefgen import pipeline
from briefgen.layout.mirror import mirrored
from briefgen.layout.proof import walk
from briefgen.scene import Chart, Scene, Shape, Table, TextFrame


def scenes() -> list[Scene]:
    content, brand = ROOT / "content/amazon-ai-landscape.yaml", ROOT / "assets/_brand.yml"
    return [each.scene for each in pipeline._proved(content, None, brand)]


SCENES = scenes()


def pairs():
    for scene in SCENES:
        for page, other in zip(scene.pages, mirrored(scene).pages, strict=True):
            before, after = walk((*page.items, *page.chrome)), walk((*other.items, *other.chrome))
            yield from ((scene.width, *pair) for pair in zip(before, after, strict=True))


def test_every_item_changes_sides_at_its_height():
    for width, item, other in pairs():
        assert other.rect.x == approx(width - item.rect.right)
        assert (other.rect.y, other.rect.width, other.rect.height) == approx(
            (item.rect.y, item.rect.width, item.rect.height)
        )


def test_paths_stay_inside_their_outlines():
    paths = [(width, item, other) for width, item, other in pairs() if isinstance(item, Shape) and item.path]
    assert paths
    for width, item, other in paths:
        for segment, turned in zip(item.path, other.path, strict=True):
            assert turned[1::2] == approx(tuple(width - x for x in segment[1::2]))
            assert turned[2::2] == segment[2::2]


def test_text_keeps_its_lines_and_tables_their_order():
    for _, item, other in pairs():
        if isinstance(item, TextFrame):
            assert other.lines == item.lines
        if isinstance(item, Table | Chart):
            assert other.from_right
        if isinstance(item, Table):
            assert [c and c.frame.text for row in other.rows for c in row.cells] == [
                c and c.frame.text for row in item.rows for c in row.cells
            ]


def places(scene: Scene) -> list[float]:
    """Where everything stands, and how wide it is."""
    frames = [item for page in scene.pages for item in walk((*page.items, *page.chrome))]
    return [each for item in frames for each in (item.rect.x, item.rect.width)]


def sides(scene: Scene) -> list[object]:
    frames = [item for page in scene.pages for item in walk((*page.items, *page.chrome))]
    return [(item.name, getattr(item, "from_right", None)) for item in frames]


def test_mirroring_twice_gives_the_scene_back():
    for scene in SCENES:
        twice = mirrored(mirrored(scene))
        assert places(twice) == approx(places(scene), abs=1e-6)
        assert sides(twice) == sides(scene)
        assert places(mirrored(scene)) != approx(places(scene), abs=1)
