"""briefgen's colour roles as references to a company's theme, so that a recolour of its theme still recolours.

A role takes a slot, as it is or in one of the shades that PowerPoint's own palette offers, that holds the contrasts
the engine needs on the ground it stands on. The choice is by order and by measure: the same theme, the same
roles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from colorsys import rgb_to_hls
from types import MappingProxyType

from briefgen.colors.contrast import contrast, luminance
from briefgen.company.model import Changes, Layout, Reference
from briefgen.company.transforms import changed
from briefgen.scene import Color
from briefgen.theme import DERIVED

READ = 4.5
"""What text needs at least (WCAG 2.2)."""

READ_WELL = 7.0
SEEN = 1.3
"""What a hairline needs to be seen."""

SURFACE = 1.06
"""What a tinted surface needs to be told from the ground."""

APART = 30.0
"""How far two fills are apart, of 442, to be told from each other."""

MARK = 3.0
"""What a mark of a chart needs against its ground (WCAG 2.2, 1.4.11)."""

VIVID = 0.18
"""The spread of channels from which a colour is more than a grey."""

TEXTS = ("tx1", "bg1", "tx2", "bg2", "dk1", "lt1", "dk2", "lt2")
ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")

PLAIN: Changes = ()
DARKER: tuple[Changes, ...] = tuple((("lumMod", share),) for share in (75_000, 50_000))
LIGHTER: tuple[Changes, ...] = tuple(
    (("lumMod", share), ("lumOff", 100_000 - share)) for share in (60_000, 40_000, 20_000)
)
"""The shades of accents in PowerPoint's palette: a quarter and half darker; two, three and four fifths lighter."""

DARKEST: Changes = (("lumMod", 25_000),)
"""Three quarters darker, for text in themes whose darkest colour is pale."""

GREYS: tuple[Changes, ...] = (
    *((("lumMod", share),) for share in (95_000, 90_000, 85_000, 75_000, 65_000, 50_000)),
    *((("lumMod", share), ("lumOff", 100_000 - share)) for share in (50_000, 65_000, 75_000, 85_000, 90_000, 95_000)),
)
"""The shades of texts and grounds there."""

Test = Callable[[str], bool]


def legibility(roles_: Mapping[Color, Reference], grounds: tuple[str, ...]) -> float:
    """The contrast of text on the worst of its grounds."""
    return min(contrast(roles_[Color.INK].hex, ground) for ground in grounds)


def roles(layout: Layout, grounds: tuple[str, ...]) -> Mapping[Color, Reference]:
    """Every role on a layout, where text may meet any of `grounds`. The first ground counts most."""
    return _Choice(layout, grounds).roles()


class _Choice:
    def __init__(self, layout: Layout, grounds: tuple[str, ...]) -> None:
        self.layout, self.grounds = layout, grounds

    def roles(self) -> Mapping[Color, Reference]:
        paper = self._paper()
        ink = self._ink()
        accent = self._accent(paper)
        tint = self._tint(paper, ink, accent)
        return MappingProxyType(
            {
                Color.PAPER: paper,
                Color.INK: ink,
                Color.ACCENT: accent,
                Color.SECOND: self._second(ink, accent, paper),
                Color.TINT: tint,
                Color.MUTED: self._muted(ink, tint),
                Color.HAIRLINE: self._hairline(paper),
                **dict(zip(DERIVED, self._series(ink, accent), strict=True)),
            }
        )

    def _reference(self, slot: str, changes: Changes = PLAIN) -> Reference:
        base = self.layout.master.colors[self.layout.color_map.get(slot, slot)]
        return Reference(slot, changed(base, changes), changes)

    def _among(self, slots: Iterable[str], shades: Iterable[Changes]) -> Iterator[Reference]:
        """Every slot in a shade before any slot in the next."""
        listed = tuple(slots)
        return (self._reference(slot, shade) for shade in shades for slot in listed)

    def _reads(self, ratio: float) -> Test:
        return lambda color: all(contrast(color, ground) >= ratio for ground in self.grounds)

    def _paper(self) -> Reference:
        """The slot that shows the ground, or comes nearest to it."""
        ground = self.grounds[0]
        plain = [self._reference(slot) for slot in ("bg1", "bg2", "tx1", "tx2", *ACCENTS)]
        same = next((each for each in plain if each.hex == ground), None)
        shades = (*plain, *self._among(("bg1", "bg2", "tx2", "tx1"), GREYS), *self._among(ACCENTS, (*DARKER, *LIGHTER)))
        return same or min(shades, key=lambda each: distance(each.hex, ground))

    def _ink(self) -> Reference:
        """The first text colour that reads well on every ground, else the one that reads best on the worst."""
        written = next((box.style.color.slot for box in self.layout.master.boxes if box.kind == "body"), None)
        first = (written,) if written in TEXTS else ()
        texts = list(self._among((*first, *TEXTS), (PLAIN, *DARKER, DARKEST, *LIGHTER)))
        good = next((each for each in texts if self._reads(READ_WELL)(each.hex)), None)
        return good or max(texts, key=lambda each: min(contrast(each.hex, ground) for ground in self.grounds))

    def _accent(self, paper: Reference) -> Reference:
        """The first vivid accent that reads, as it is or a little changed."""
        dark = luminance(paper.hex) < 0.18
        shades = LIGHTER if dark else DARKER
        candidates = [self._reference(slot, shade) for slot in ACCENTS for shade in (PLAIN, shades[0])]
        candidates += list(self._among((*ACCENTS, "tx2", "hlink"), (PLAIN, *shades)))
        readable = [each for each in candidates if self._reads(READ)(each.hex)]
        return next((each for each in readable if vivid(each.hex)), None) or next(iter(readable), None) or self._ink()

    def _second(self, ink: Reference, accent: Reference, paper: Reference) -> Reference:
        """A fill that carries ink and stands apart from accent and ground."""
        order = (*ACCENTS[1:], ACCENTS[0])
        candidates = self._among(order, (PLAIN, *LIGHTER, *DARKER))
        carries = [each for each in candidates if contrast(each.hex, ink.hex) >= READ]
        apart = (each for each in carries if min(distance(each.hex, o.hex) for o in (accent, paper)) >= APART)
        return next((each for each in apart if vivid(each.hex)), None) or next(iter(carries), None) or paper

    def _tint(self, paper: Reference, ink: Reference, accent: Reference) -> Reference:
        """A surface close to the ground that carries ink."""
        slots = tuple(dict.fromkeys(each.slot for each in (paper, accent) if each.slot))
        candidates = [*self._among(("bg2",), (PLAIN,)), *self._among(slots, (*GREYS, *LIGHTER, *DARKER))]
        candidates += list(self._among(("bg1", "tx1", "tx2"), GREYS))
        fits = [
            each
            for each in candidates
            if SURFACE <= contrast(each.hex, paper.hex) <= 1.6 and contrast(each.hex, ink.hex) >= READ_WELL
        ]
        nearest = sorted(
            fits, key=lambda each: abs(contrast(each.hex, paper.hex) - 1.15) + distance(each.hex, paper.hex) / 300
        )
        return nearest[0] if nearest else paper

    def _muted(self, ink: Reference, tint: Reference) -> Reference:
        """The quietest shade of the text that reads on ground and tint."""
        slots = tuple(dict.fromkeys((ink.slot or "tx1", "tx1", "bg1")))
        reads = self._reads(READ)
        fits = [each for each in self._among(slots, GREYS) if reads(each.hex) and contrast(each.hex, tint.hex) >= READ]
        return min(fits, key=lambda each: contrast(each.hex, self.grounds[0]), default=ink)

    def _series(self, ink: Reference, accent: Reference) -> list[Reference]:
        """Fills for more series of a chart: seen on every ground, each the farthest from those before it."""
        seen = [each for each in self._among(ACCENTS, (PLAIN, *DARKER, *LIGHTER)) if self._reads(MARK)(each.hex)]
        chosen = [ink, accent]
        for _ in DERIVED:
            far = max(seen, key=lambda each: min(distance(each.hex, other.hex) for other in chosen), default=ink)
            chosen.append(far)
        return chosen[2:]

    def _hairline(self, paper: Reference) -> Reference:
        """The quietest shade that is seen on the ground."""
        candidates = list(self._among(("bg1", "tx1", "bg2", "tx2"), (*GREYS, PLAIN)))
        seen = [each for each in candidates if all(contrast(each.hex, ground) >= SEEN for ground in self.grounds)]
        return min(seen, key=lambda each: contrast(each.hex, paper.hex), default=self._ink())


def vivid(color: str) -> bool:
    """Whether a colour is more than a grey."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    light = rgb_to_hls(*channels)[1]
    return max(channels) - min(channels) >= VIVID * (1 if 0.15 < light < 0.9 else 0.5)


def distance(first: str, second: str) -> float:
    """How far two colours are apart in their channels, 0 to 442."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)
