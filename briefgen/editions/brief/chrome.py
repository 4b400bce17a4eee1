"""What every page carries: the running head with its place in the document, and the folio."""

from __future__ import annotations

from briefgen.editions.brief.grid import (
    AXIS,
    FOLIO_BASELINE,
    HEAD_BASELINE,
    HEAD_RULE,
    LEFT,
    MARGIN_WIDTH,
    PROSE,
    RIGHT,
    WIDE,
)
from briefgen.geometry import MILLIMETRE, Rect
from briefgen.layout.marks import box, paragraph, rule, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import bold, colored, muted
from briefgen.scene import Align, Color, Item, Style

FOLIO_WIDTH = 15 * MILLIMETRE


def _on_baseline(
    setting: Setting,
    name: str,
    text: str,
    style: Style,
    x: float,
    width: float,
    baseline: float,
    align: Align = "start",
) -> Item:
    content = paragraph(text, style, align)
    top = baseline - setting.type.first_baseline(content)
    return words(setting, name, content, Rect(x, top, width, 0))


def shortened(text: str, style: Style, width: float, setting: Setting) -> str:
    """`text`, cut at a word with an ellipsis where it is wider than `width`."""
    words_left = text.split()
    shown = text
    while len(words_left) > 1 and setting.type.widest(shown, style) > width:
        words_left.pop()
        shown = " ".join(words_left) + " …"
    return shown


def running_head(subject: str, section: str, position: int, number: int, setting: Setting) -> list[Item]:
    """The subject, the section, and a rule whose accent segment stands at the page's place among `number`."""
    quiet = muted(setting.scale.small)
    active = colored(bold(setting.scale.small), Color.ACCENT)
    head = setting.keyed("head")
    step = WIDE / number
    return [
        _on_baseline(
            head,
            "subject",
            shortened(subject, quiet, AXIS - LEFT - 12, setting),
            quiet,
            LEFT,
            AXIS - LEFT - 8,
            HEAD_BASELINE,
        ),
        _on_baseline(
            head, "section", shortened(section, active, PROSE - 4, setting), active, AXIS, PROSE, HEAD_BASELINE
        ),
        rule("head · rule", LEFT, HEAD_RULE, WIDE, setting.scale.hairline, Color.HAIRLINE),
        box("head · place", Rect(LEFT + position * step, HEAD_RULE - 1, step, 2), Color.ACCENT),
    ]


def folio(kind: str, source: str, label: str, setting: Setting) -> list[Item]:
    """The kind of document, its main source, and the page's number."""
    quiet = muted(setting.scale.small)
    foot = setting.keyed("foot")
    width = PROSE - FOLIO_WIDTH
    return [
        _on_baseline(
            foot, "kind", shortened(kind, quiet, MARGIN_WIDTH, setting), quiet, LEFT, MARGIN_WIDTH + 8, FOLIO_BASELINE
        ),
        _on_baseline(foot, "source", shortened(source, quiet, width, setting), quiet, AXIS, width, FOLIO_BASELINE),
        _on_baseline(
            foot, "number", label, bold(setting.scale.small), RIGHT - FOLIO_WIDTH, FOLIO_WIDTH, FOLIO_BASELINE, "end"
        ),
    ]
