"""Mirroring: a scene laid out from the left becomes its counterpart that runs from the right.

Places change, contents do not: pictures keep theirs, and the measurer has already set the lines inside each frame in
the direction of their text. Mirroring twice gives the scene back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from briefgen.geometry import Rect
from briefgen.scene import Chart, ChartPlan, Group, Item, Page, Picture, Row, Scene, Segment, Shape, Table, TextFrame


def mirrored(scene: Scene) -> Scene:
    """`scene` flipped across the vertical axis of its pages. Table columns and chart categories run from the right."""
    return replace(scene, pages=tuple(_page(page, scene.width) for page in scene.pages))


def mirrored_rect(rect: Rect, width: float) -> Rect:
    """`rect` on a page of `width` points, flipped across the page's vertical axis."""
    return replace(rect, x=width - rect.right)


def mirrored_plan(plan: ChartPlan, width: float) -> ChartPlan:
    """`plan` with its plot and its texts flipped across the axis of a page of `width` points."""
    texts = (replace(t, frame=replace(t.frame, rect=mirrored_rect(t.frame.rect, width))) for t in plan.texts)
    return replace(plan, plot=mirrored_rect(plan.plot, width), texts=tuple(texts))


def _page(page: Page, width: float) -> Page:
    return replace(
        page,
        items=tuple(_item(item, width) for item in page.items),
        chrome=tuple(_item(item, width) for item in page.chrome),
    )


def _item(item: Item, width: float) -> Item:
    match item:
        case TextFrame() | Picture():
            return replace(item, rect=mirrored_rect(item.rect, width))
        case Shape():
            path = tuple(_segment(segment, width) for segment in item.path)
            sites = tuple((width - x, y) for x, y in item.sites)
            return replace(item, rect=mirrored_rect(item.rect, width), path=path, sites=sites)
        case Chart():
            drawing = tuple(_item(part, width) for part in item.drawing)
            plan = item.plan and mirrored_plan(item.plan, width)
            rect = mirrored_rect(item.rect, width)
            return replace(item, rect=rect, drawing=drawing, plan=plan, from_right=not item.from_right)
        case Table():
            rows = tuple(_row(row, width) for row in item.rows)
            return replace(item, rect=mirrored_rect(item.rect, width), rows=rows, from_right=not item.from_right)
        case Group():
            return replace(item, items=tuple(_item(part, width) for part in item.items))
        case _:
            assert_never(item)


def _row(row: Row, width: float) -> Row:
    """The row with its cells in the order they are read, each in its new place."""
    cells = (
        cell and replace(cell, frame=replace(cell.frame, rect=mirrored_rect(cell.frame.rect, width)))
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _segment(segment: Segment, width: float) -> Segment:
    match segment:
        case ("M" | "L" as kind, x, y):
            return (kind, width - x, y)
        case ("C", x1, y1, x2, y2, x, y):
            return ("C", width - x1, y1, width - x2, y2, width - x, y)
        case _:
            return segment
