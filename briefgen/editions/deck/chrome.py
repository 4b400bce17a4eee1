"""What every slide carries: the tracker, the claim, the source line and the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from briefgen.editions.deck.grid import CONTENT_BOTTOM, FOOTER_BOTTOM, MARGIN, TITLE_Y, TRACKER_Y, grid
from briefgen.editions.sources import SourceLine
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import box, paragraph, rule, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import bold, colored, muted
from briefgen.scene import Color, Item, Paragraph, Run, Style, TextFrame

NUMBER_WIDTH = 40.0
DATE_WIDTH = 200.0
OVER_TRACKER = 4.0
"""Between the date and the tracker's line, in points."""

UNDER_TITLE = 16 * PIXEL
LONG_TITLE = 400.0
MOST_TITLE_LINES = {True: 3, False: 8}
"""Lines of a claim at the title's size, in a width of more than `LONG_TITLE` points, and beside the content."""


def tracker(sections: Sequence[str], active: int | None, setting: Setting, on: Color = Color.PAPER) -> list[Item]:
    """A line over the slide with the sections' names; the active one is marked by a bar and its weight.

    Where the names do not fit side by side, only the active one is named.
    """
    dark = on is not Color.PAPER
    line = setting.theme.text_on(on) if dark else Color.HAIRLINE
    width, right = grid(setting).content_width, grid(setting).right
    items: list[Item] = [rule("tracker line", MARGIN, TRACKER_Y, width, setting.scale.hairline, line)]
    if not sections:
        return items
    slot = (width + setting.scale.gutter) / len(sections)
    room = slot - setting.scale.gutter
    heavy = bold(setting.scale.small)
    crowded = any(setting.type.widest(name, heavy) > room for name in sections)
    for index, name in enumerate(sections):
        x = MARGIN + index * slot
        if index == active:
            weight = setting.theme.tracker_weight
            bar = Color.SECOND if dark else Color.ACCENT
            items.append(box("tracker bar", Rect(x, TRACKER_Y - weight / 2, room, weight), bar))
        if crowded and index != active:
            continue
        quiet = colored(setting.scale.small, setting.theme.text_on(on)) if dark else muted(setting.scale.small)
        style = colored(heavy, setting.theme.text_on(on)) if index == active else quiet
        left = min(x, right - setting.type.widest(name, style)) if crowded else x
        area = Rect(left, TRACKER_Y + 12 * PIXEL, right - left if crowded else room, 0)
        items.append(words(setting.keyed("tracker"), name, name, area, style, on=on))
    return items


def dated(date: str, setting: Setting, on: Color = Color.PAPER) -> TextFrame:
    """The date over the tracker, at its end."""
    style = muted(setting.scale.small)
    if on is not Color.PAPER:
        style = colored(style, setting.theme.text_on(on))
    area = Rect(grid(setting).right - DATE_WIDTH, TRACKER_Y - OVER_TRACKER - style.leading, DATE_WIDTH, style.leading)
    return words(setting, "date", paragraph(date, style, "end"), area, on=on, placeholder="date")


def title(text: str, setting: Setting, last_column: int = 11, drop: float = 0.0, longest: str = "") -> TextFrame:
    """The claim, its lines of even length, within columns 1 to `last_column`, `drop` points lower than usual.

    It is set in the size that `longest` needs, the longest claim of its run, if that is given.
    """
    x, width = grid(setting).columns(1, last_column)
    claim = paragraph(text, _title_style(longest or text, width, setting))
    area = Rect(x, TITLE_Y + drop, setting.type.balanced_width(claim, width), 0)
    return words(setting, "title", claim, area, placeholder="title")


def _title_style(text: str, width: float, setting: Setting) -> Style:
    """The title's style, or the next smaller where a claim is longer than a claim should be."""
    full = setting.scale.title
    fits = setting.type.count(paragraph(text, full), width) <= MOST_TITLE_LINES[width > LONG_TITLE]
    return full if fits else replace(setting.scale.lead, name="title")


def content_top(claim: TextFrame, setting: Setting) -> float:
    """Where content begins under a claim: at one height under one line and two, the same from slide to slide."""
    line = setting.scale.title.leading
    height = round(claim.rect.height / line) * line
    return TITLE_Y + max(height, 2 * line) + UNDER_TITLE


def footer(
    source: SourceLine,
    number: int,
    setting: Setting,
    on: Color = Color.PAPER,
    number_on: Color | None = None,
    room: float = inf,
) -> tuple[list[Item], float]:
    """The source line, what the brand adds and the slide's number, and the height above which content must stay.

    `number_on` is the fill behind the number where it is another than that behind the source line, which is at most
    `room` points wide.
    """
    dark = on is not Color.PAPER
    quiet = colored(setting.scale.small, Color.HAIRLINE) if dark else muted(setting.scale.small)
    items: list[Item] = []
    bottom = CONTENT_BOTTOM
    reach = setting.type.widest(setting.footer, quiet) + setting.scale.gutter if setting.footer else 0.0
    if source:
        width = min(room, grid(setting).content_width - NUMBER_WIDTH - setting.scale.gutter - reach)
        text = source.paragraph(quiet)
        height = setting.type.height((text,), width)
        area = Rect(MARGIN, FOOTER_BOTTOM - height, width, height)
        items.append(words(setting, "source", text, area, on=on, placeholder="footer"))
        bottom = min(bottom, area.y - 4 * setting.scale.step)
    corner_fill = number_on or on
    style = colored(bold(setting.scale.small), setting.theme.text_on(corner_fill))
    corner = Rect(grid(setting).right - NUMBER_WIDTH, FOOTER_BOTTOM - style.leading, NUMBER_WIDTH, style.leading)
    if setting.footer:
        beside = Rect(corner.x - reach, corner.y, reach, style.leading)
        # Before the source, which readers take for the footer that ends the slide.
        items.insert(0, words(setting, "footer", paragraph(setting.footer, quiet, "end"), beside, on=on))
    folio = Paragraph((Run(str(number), style),), "end")
    items.append(words(setting, "number", folio, corner, on=corner_fill, placeholder="slide-number"))
    return items, bottom
