"""Text in the boxes of a company's template: in its own style and size, or a step smaller where it is long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.company import Box
from briefgen.company.dress import align_of, space_before, style_of
from briefgen.errors import Finding, LayoutError
from briefgen.layout.marks import overrun, paragraph
from briefgen.layout.protocol import Setting
from briefgen.scene import Paragraph, Placeholder, TextFrame

SHARES = (0.9, 0.8, 0.7, 0.6)
"""A text that is too long for its box is set in the next of these shares of the template's size …"""

SMALLER = (40, 36, 32, 28, 24, 20, 18, 16, 14, 12)
"""… and then in the next of these sizes, in points."""


def sizes(box: Box, largest: float | None = None) -> Sequence[float]:
    """The sizes that a box's text may have, the largest first: the template's own, then whole points."""
    own = box.style.size
    shares = [round(own * share) for share in SHARES if own * share >= SMALLER[-1]]
    smaller = [size for size in SMALLER if size < min((own, *shares))]
    return [size for size in (own, *shares, *smaller) if largest is None or size <= largest]


def common_size(box: Box, texts: Iterable[str], setting: Setting) -> float:
    """The largest size in which nine of ten texts fit the box, so that most slides have one size."""
    every = list(texts)
    tried = sizes(box)
    fitting = (size for size in tried if sum(_fits((text,), box, size, setting) for text in every) >= 0.9 * len(every))
    return next(fitting, tried[-1])


def filled(
    setting: Setting,
    name: str,
    texts: Sequence[str],
    box: Box,
    placeholder: Placeholder,
    *,
    longest: str = "",
    largest: float | None = None,
) -> TextFrame:
    """One paragraph a text, in the largest size, `largest` at most, in which they and `longest` fit the box.

    Raises LayoutError where even the smallest does not.
    """
    said = (longest,) if longest else tuple(texts)
    size = next((size for size in sizes(box, largest) if _fits(said, box, size, setting)), None)
    if size is None:
        raise LayoutError((_too_long(said[0], f"{setting.key} · {name}", name, box),))
    shown = _paragraphs(texts, box, size)
    return setting.type.frame(
        f"{setting.key} · {name}", shown, box.inner, placeholder=placeholder, anchor=box.anchor, fit=False
    )


def fits(setting: Setting, texts: Sequence[str], box: Box) -> bool:
    """Whether the texts fit the box in any of its sizes."""
    return any(_fits(texts, box, size, setting) for size in sizes(box))


def _fits(texts: Sequence[str], box: Box, size: float, setting: Setting) -> bool:
    paragraphs, room = _paragraphs(texts, box, size), box.inner
    return not overrun(setting, paragraphs, room.width) and (
        setting.type.height(paragraphs, room.width) <= room.height + 0.01
    )


def _paragraphs(texts: Sequence[str], box: Box, size: float) -> tuple[Paragraph, ...]:
    style, between = style_of(box, "title", size), space_before(box.style, size)
    return tuple(paragraph(text, style, align_of(box), between) for text in texts)


def _too_long(text: str, subject: str, name: str, box: Box) -> Finding:
    room = box.inner
    return Finding(
        f"“{text[:60]}” does not fit the template's {name}, {room.width:.0f} × {room.height:.0f} points, even at "
        f"{sizes(box)[-1]:g} points.",
        hint="Shorten it, or name another layout under `template: layouts:` in the brand file.",
        subject=subject,
    )
