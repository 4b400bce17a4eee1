"""Slides that are mostly one sentence: the statement of a section without evidence, the divider, the close."""

from __future__ import annotations

from briefgen.blocks.rails import RIDER, rails_height
from briefgen.blocks.stack import Stack
from briefgen.document.model import Section
from briefgen.editions.deck.grid import CONTENT_BOTTOM, MARGIN, TITLE_Y, grid
from briefgen.editions.deck.slots import Slot
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import overrun, paragraph, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import colored, muted
from briefgen.layout.search import OPTICAL_CENTRE
from briefgen.layout.soundness import lay_out_soundly
from briefgen.scene import Color, Item, Style


def statement(slot: Slot, bottom: float, setting: Setting) -> list[Item]:
    """A section without evidence: its claim large, its reading under it, together at the optical centre."""
    scale = setting.scale
    x, width = grid(setting).columns(1, 9)
    claim = paragraph(slot.claim, _largest(slot.claim, width, bottom - TITLE_Y, setting))
    reading = slot.section.reading
    said = (paragraph(reading, scale.text(0)),) if reading else ()
    gap = 4 * scale.step if said else 0.0
    needed = setting.type.height((claim,), width) + gap + setting.type.height(said, width)
    top = TITLE_Y + max(0.0, bottom - TITLE_Y - needed) * OPTICAL_CENTRE // scale.step * scale.step
    even = setting.type.balanced_width(claim, width)
    title = words(setting, "title", claim, Rect(x, top, even, 0), placeholder="title")
    if not said:
        return [title]
    area = Rect(x, title.rect.bottom + gap, width, 0)
    return [title, words(setting, "reading", said, area, placeholder="body")]


def _largest(claim: str, width: float, height: float, setting: Setting) -> Style:
    """The largest style that sets the claim in less than half the height, its words whole."""
    scale = setting.scale
    for style in (scale.figure, scale.title):
        said = paragraph(claim, style)
        if setting.type.height((said,), width) <= height / 2 and not overrun(setting, (said,), width):
            return style
    return scale.lead


def divider(section: Section, number: int, setting: Setting) -> list[Item]:
    """The slide before a section: its number, its name and its claim, on the dark ground."""
    scale, on = setting.scale, setting.theme.text_on(Color.INK)
    x, width = grid(setting).columns(1, 9)
    quiet = colored(scale.figure, Color.SECOND if setting.theme.contrast(Color.SECOND, Color.INK) >= 3 else on)
    mark = words(setting, "section number", str(number), Rect(x, 168.0, width, 0), quiet, on=Color.INK)
    area = Rect(x, mark.rect.bottom + scale.step, width, 0)
    wide = overrun(setting, (paragraph(section.title, scale.figure),), width)
    style = colored(scale.title if wide else scale.figure, on)
    name = words(setting, "title", section.title, area, style, on=Color.INK, placeholder="title")
    below = Rect(x, name.rect.bottom + 3 * scale.step, width, 0)
    style = colored(scale.text(0), Color.HAIRLINE)
    claim = words(setting, "claim", section.headline, below, style, on=Color.INK, placeholder="body")
    return [name, mark, claim]


def closing(slot: Slot, block: Stack, bottom: float, setting: Setting) -> list[Item] | None:
    """The close: a statement over rails that enter at the left and rise into the tracker; None if it does not fit."""
    scale = setting.scale
    bottom = min(bottom, CONTENT_BOTTOM - scale.step)
    area = Rect(MARGIN, 72 * PIXEL, grid(setting).content_width, bottom - 72 * PIXEL)
    fragment = lay_out_soundly(block, area, setting.keyed(slot.parts[0][0]))
    if not fragment.items:
        return None
    x, width = grid(setting).columns(1, 8)
    if overrun(setting, (paragraph(slot.claim, scale.figure),), width):
        return None
    title = words(setting, "title", slot.claim, Rect(x, 100 * PIXEL, width, 0), scale.figure, placeholder="title")
    riders = 2 * RIDER + 2 * scale.step if block.riders else scale.step
    free = bottom - rails_height(len(block.layers), setting) - riders
    items: list[Item] = [title]
    if slot.section.reading:
        text = (paragraph(slot.section.reading, muted(scale.body)),)
        height = setting.type.height(text, width)
        below = Rect(x, free - height - scale.step, width, height)
        reading = words(setting, "reading", text, below, placeholder="body")
        if reading.rect.y < title.rect.bottom + 2 * scale.step:
            return None
        items.append(reading)
    elif title.rect.bottom > free:
        return None
    return [*items, *fragment.items]
