"""What every page carries: the running head with the section it belongs to, and the folio."""

from __future__ import annotations

from briefgen.editions.brief.grid import HEAD_BASELINE, HEAD_RULE, LEFT, MEASURE, grid
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


def running_head(subject: str, section: str, setting: Setting) -> list[Item]:
    """The subject, the section, and a rule that is marked under the section's name."""
    page = grid(setting)
    quiet = muted(setting.scale.small)
    active = colored(bold(setting.scale.small), Color.ACCENT)
    head = setting.keyed("head")
    name = shortened(section, active, MEASURE - 4, setting)
    return [
        _on_baseline(
            head,
            "subject",
            shortened(subject, quiet, page.axis - LEFT - 12, setting),
            quiet,
            LEFT,
            page.axis - LEFT - 8,
            HEAD_BASELINE,
        ),
        _on_baseline(head, "section", name, active, page.axis, MEASURE, HEAD_BASELINE),
        rule("head · rule", LEFT, HEAD_RULE, page.whole_width, setting.scale.hairline, Color.HAIRLINE),
        box("head · mark", Rect(page.axis, HEAD_RULE - 1, setting.type.widest(name, active), 2), Color.ACCENT),
    ]


def folio(kind: str, source: str, label: str, setting: Setting) -> list[Item]:
    """The kind of document, its main source, what the brand adds, and the page's number."""
    page = grid(setting)
    quiet = muted(setting.scale.small)
    foot = setting.keyed("foot")
    added = setting.footer
    reach = setting.type.widest(added, quiet) + setting.scale.gutter if added else 0.0
    width = MEASURE - FOLIO_WIDTH - reach
    corner, baseline = page.right - FOLIO_WIDTH, page.folio_baseline
    beside = page.margin_width
    items = [
        _on_baseline(foot, "kind", shortened(kind, quiet, beside, setting), quiet, LEFT, beside + 8, baseline),
        _on_baseline(foot, "source", shortened(source, quiet, width, setting), quiet, page.axis, width, baseline),
        _on_baseline(foot, "number", label, bold(setting.scale.small), corner, FOLIO_WIDTH, baseline, "end"),
    ]
    if added:
        items.insert(2, _on_baseline(foot, "footer", added, quiet, corner - reach, reach, baseline, "end"))
    return items
