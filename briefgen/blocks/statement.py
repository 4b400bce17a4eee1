"""How a statement of any length is set: whole in the largest style that holds it, else cut at a line."""

from __future__ import annotations

from briefgen.blocks.paragraph import WHOLE_LINES, cut
from briefgen.layout.marks import overrun, paragraph
from briefgen.layout.protocol import Setting
from briefgen.scene import Paragraph, Style


def stated(
    text: str, styles: tuple[Style, ...], width: float, room: float, setting: Setting, after: float = 0.0
) -> tuple[Paragraph, Paragraph | None] | None:
    """`text` in the first of `styles` that holds all of it, and what is left where none does; None to move on whole.

    `room` is the height there is, of which what comes `after` the last line takes its part.
    """
    candidates = [paragraph(text, style) for style in styles]
    for each in candidates:
        if not overrun(setting, (each,), width) and setting.type.height((each,), width) + after <= room + 0.01:
            return each, None
    last = candidates[-1]
    if overrun(setting, (last,), width) or setting.type.count(last, width) <= WHOLE_LINES:
        return None
    lines = min(int((room + 0.01) / last.leading), setting.type.count(last, width) - 1)
    return cut(last, width, lines, setting)


def steps(setting: Setting, *styles: Style) -> tuple[Style, ...]:
    """The styles a statement may take: a slide steps down only where the search has gone down a level."""
    return styles[:1] if setting.deck and setting.level == 0 else styles
