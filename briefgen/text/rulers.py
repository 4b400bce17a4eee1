"""What measures words: in a theme's faces, and in every face that a viewer may show them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefgen.scene import Run, Style
from briefgen.text.faces import Face, advance
from briefgen.text.scripts import has_right_to_left, seams
from briefgen.text.segments import Faces, extent
from briefgen.theme import Theme

FALLBACK_FAMILY = "Arimo"
"""Metrically equal to Arial, which replaces a missing brand face on nearly every machine."""

RENDERER_TOLERANCE = 1.006
"""Renderers differ from HarfBuzz by up to this at the 99th percentile."""

SEAM = 0.3
"""LibreOffice parts East Asian from other text by a fifth of the font's height: 0.29 em in Noto Sans CJK."""

UNKNOWN_FACE = 1.17
"""How much wider than its fallback face a viewer's own may set Arabic: DejaVu Sans Bold is 16 % wider than Noto's."""

RAISED_SIZE = 0.58


@dataclass(frozen=True, slots=True)
class Gauge:
    """One way a renderer may measure: in the brand's face or a stand-in, kerned or not, a little wide."""

    stand_in: str | None = None
    kerned: bool = True
    widening: float = 1.0
    seam: float = 0.0
    """What is put between East Asian and other text where they meet, in em."""


EXACT = (Gauge(),)
ENVELOPE = tuple(
    Gauge(family, kerned, RENDERER_TOLERANCE, SEAM) for family in (None, FALLBACK_FAMILY) for kerned in (True, False)
)


class Widths(dict[str, tuple[float, ...]]):
    """The widths of words under several rulers, each measured when it is first asked for."""

    def __init__(self, rulers: Sequence[Callable[[str], float]]) -> None:
        super().__init__()
        self._rulers = rulers

    def __missing__(self, text: str) -> tuple[float, ...]:
        widths = self[text] = tuple(ruler(text) for ruler in self._rulers)
        return widths


@dataclass(frozen=True, slots=True)
class Rulers:
    """Measures words for one edition.

    `robust` reserves room for every face of the envelope, as a deck needs that is drawn on unknown machines;
    otherwise the brand's own face is exact, as in a file that embeds it.
    """

    theme: Theme
    robust: bool
    language: str = "en"
    """By whose rules words are divided."""
    words: dict[tuple[object, ...], Widths] = field(default_factory=dict, compare=False, repr=False)
    """The widths of words, by all that a style says of width."""

    @property
    def gauges(self) -> tuple[Gauge, ...]:
        """Every way that room is reserved for."""
        return ENVELOPE if self.robust else EXACT

    def faces(self, style: Style) -> Faces:
        """The face that sets `style`, and those for what it lacks; in a deck the viewer's own stand-in is the last."""
        return _faces(self.theme, style, EXACT[0], robust=self.robust)

    def ruler(self, run: Run, gauge: Gauge = EXACT[0]) -> Callable[[str], float]:
        """What measures parts of `run` on one line, in points."""
        return _ruler(self.theme, run, gauge, robust=self.robust)

    def widths(self, run: Run) -> Widths:
        """The widths of words set as `run` is: in the brand's own face, then under every gauge."""
        style = run.style
        tracked = tracking(style, run.text) if style.tracking else 0.0
        key = (style.face, style.size, style.weight, tracked, style.tabular, style.capitals, run.raised)
        known = self.words.get(key)
        if known is None:
            known = self.words[key] = Widths([self.ruler(run, gauge) for gauge in (*EXACT, *self.gauges)])
        return known

    def width(self, text: str, style: Style) -> float:
        """The width of `text` on one line in the brand's own face, in points."""
        return self.ruler(Run(text, style))(text)

    def widest(self, text: str, style: Style) -> float:
        """The width to reserve for `text` on one line, in points."""
        return max(self.widths(Run(text, style))[text][1:])


def tracking(style: Style, text: str) -> float:
    """The tracking of a run, in em. Scripts that run from the right join or point their letters and have none."""
    return 0.0 if style.tracking and has_right_to_left(text) else style.tracking


def _ruler(theme: Theme, run: Run, gauge: Gauge, *, robust: bool) -> Callable[[str], float]:
    style = run.style
    face = _stand_in(gauge.stand_in, style) if gauge.stand_in else theme.face(style)
    tracked = tracking(style, run.text) if style.tracking else 0.0
    factor = style.size * gauge.widening * (RAISED_SIZE if run.raised else 1.0)

    def measured(text: str) -> float:
        text = text.upper() if style.capitals else text
        if text.isascii():
            em = advance(face, text, gauge.kerned, style.tabular)
        else:
            em = extent(_faces(theme, style, gauge, robust=robust), text, gauge.kerned, style.tabular)
            em += seams(text) * gauge.seam if gauge.seam else 0.0
            em *= UNKNOWN_FACE if gauge.stand_in and has_right_to_left(text) else 1.0
        return (em + tracked * len(text)) * factor

    return measured


def _faces(theme: Theme, style: Style, gauge: Gauge, *, robust: bool) -> Faces:
    """The face that sets `style` under `gauge`, and those for what it lacks."""
    last = (_stand_in(FALLBACK_FAMILY, style),) if robust else ()
    own = (*theme.face_list(style), *last)
    return (_stand_in(gauge.stand_in, style), *own[1:]) if gauge.stand_in else own


def _stand_in(family: str, style: Style) -> Face:
    return Face(family, 700 if style.weight >= 600 else 400)
