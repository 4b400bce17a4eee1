"""What the layout engine and the blocks say to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from briefgen.geometry import Rect
from briefgen.layout.scale import Scale
from briefgen.scene import Item, Node, Tag
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything a block may ask while it is laid out.

    `key` is the unique name of what is being laid out; it prefixes the names of items and structure nodes.
    `level` counts down the type scale: 0 is the largest. `tag` is the structure the block's items hang from.
    """

    edition: Literal["deck", "brief"]
    theme: Theme
    scale: Scale
    type: Typesetter
    key: str = ""
    level: int = 0
    tag: Tag = ()

    @property
    def deck(self) -> bool:
        return self.edition == "deck"

    def within(self, node: Node) -> Setting:
        """The same setting one structure element deeper."""
        return replace(self, tag=(*self.tag, node))

    def keyed(self, key: str) -> Setting:
        return replace(self, key=key)

    def leveled(self, level: int) -> Setting:
        return replace(self, level=level)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a block gives back: finished items, the height they took, and the block that did not fit.

    With no items, nothing could be placed; `lacks` then says how many points are missing and `reason` why.
    """

    items: tuple[Item, ...]
    height: float
    rest: LaidOut | None = None
    lacks: float = 0.0
    reason: str = ""

    @property
    def refused(self) -> bool:
        return not self.items and self.rest is not None

    @property
    def whole(self) -> bool:
        return self.rest is None


class LaidOut(Protocol):
    """A block, as the layout engine sees it."""

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        """Place what fits into `region` and return the rest. A pure function of its arguments."""
        ...


def refusal(block: LaidOut, lacks: float, reason: str) -> Fragment:
    """Nothing placed: `block` lacks that many points of height or width."""
    return Fragment((), 0.0, block, lacks, reason)
