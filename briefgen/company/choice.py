"""Which layout serves which purpose: by its type first, then by its placeholders and their geometry, then by its name.

Points are added up from tables of reasons; the highest sum wins, the earlier layout among equals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from types import MappingProxyType

from briefgen.brand.file import Purpose
from briefgen.colors.contrast import contrast
from briefgen.company.layouts import Offer
from briefgen.company.model import PURPOSES, Box, Layout, LayoutFit, Reference
from briefgen.company.names import said
from briefgen.company.package import Package
from briefgen.company.refusal import SUBJECT, NoLayoutError, refused
from briefgen.company.roles import READ, legibility, roles
from briefgen.company.room import FOOT, area, behind, content_boxes, enough, free_room, least, shared
from briefgen.errors import ContentError, Finding
from briefgen.geometry import Rect
from briefgen.scene import Color

TYPES: Mapping[Purpose, Mapping[str, float]] = MappingProxyType(
    {
        "cover": {"title": 100},
        "section": {"secHead": 100},
        "statement": {"secHead": 20, "titleOnly": 40, "obj": 10},
        "exhibit": {"titleOnly": 100, "obj": 50, "tx": 40, "chart": 40, "tbl": 40},
        "summary": {"obj": 100, "tx": 100},
        "closing": {"title": 10, "secHead": 10},
    }
)
"""What a layout's type attribute is worth."""

WORD = 45.0
"""What a name that says the purpose is worth, and what one that says another costs."""

LEAST: Mapping[Purpose, float] = MappingProxyType(
    {"cover": 40, "section": 40, "statement": 60, "exhibit": 0, "summary": 70, "closing": 70}
)
"""The points from which a layout serves a purpose by itself; below, the exhibit's or the cover's stands in."""

STAND_IN: Mapping[Purpose, tuple[Purpose, ...]] = MappingProxyType(
    {
        "cover": ("section", "exhibit"),
        "section": ("cover", "exhibit"),
        "statement": ("exhibit",),
        "summary": ("exhibit",),
        "closing": ("exhibit",),
    }
)

HOME = 20.0
"""What it is worth to belong to the first master, or to that of the exhibits."""

OTHER = 90.0
"""How many points a layout may be behind the best one to be taken for its calmer ground."""

LEAST_READ = 3.0
"""The contrast below which nothing is legible (WCAG 2.2, for the largest text)."""

NARROWEST_TITLE = 0.3
"""The share of the slide's width that a claim needs."""

ROOMY: frozenset[Purpose] = frozenset({"exhibit", "summary", "statement"})
"""Purposes that need room for content."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A layout with what it has for a purpose."""

    layout: Layout
    position: int
    title: Box | None
    subtitle: Box | None
    bodies: tuple[Box, ...]
    room: Rect
    speaks_of: frozenset[Purpose]

    def points(self, purpose: Purpose, slide: Rect) -> float:
        """How well it serves a purpose."""
        return sum(points for points, _ in _reasons(self, purpose, slide))


def fits(offer: Offer, package: Package, overrides: Mapping[Purpose, str]) -> Mapping[Purpose, LayoutFit]:
    """The layout of every purpose. Raises ContentError if the template cannot carry a deck, saying why."""
    candidates = tuple(_candidate(layout, index, offer) for index, layout in enumerate(offer.layouts))
    named = _named(candidates, overrides)
    exhibit = named.get("exhibit") or _exhibit(candidates, offer.slide, package)
    chosen: dict[Purpose, LayoutFit] = {}
    for purpose in sorted(PURPOSES, key=lambda each: each != "exhibit"):
        found = exhibit if purpose == "exhibit" else named.get(purpose)
        found = found or _best(candidates, purpose, offer.slide, exhibit)
        if found is not None and _serves(found, purpose, offer.slide):
            chosen[purpose] = _fit(found, purpose, offer.slide, package, purpose in named)
        elif found is not None and purpose in named:
            raise _roomless((found,), offer.slide, purpose)
    for purpose in PURPOSES:
        if purpose not in chosen:
            stand_in = next(chosen[other] for other in STAND_IN[purpose] if other in chosen)
            chosen[purpose] = replace(
                stand_in, purpose=purpose, stands_in=True, reason=f"the template has none; its {stand_in.purpose}"
            )
    return MappingProxyType({purpose: chosen[purpose] for purpose in PURPOSES})


def _candidate(layout: Layout, position: int, offer: Offer) -> Candidate:
    slide = offer.slide
    titles = [box for box in layout.of_kind("title", "ctrTitle") if _shown(box, slide)]
    title = max(titles, key=lambda box: area(box.rect), default=None)
    subtitle = max(layout.of_kind("subTitle"), key=lambda box: area(box.rect), default=None)
    bodies = tuple(box for box in content_boxes(layout.boxes, slide))
    room = free_room(layout, offer.layouts, title, slide)
    return Candidate(layout, position, title, subtitle, bodies, room, said(layout.name))


def _shown(box: Box, slide: Rect) -> bool:
    """Whether a box lies on the slide, upright, and is wide enough for a claim."""
    return (
        box.upright
        and area(shared(box.rect, slide)) >= 0.8 * area(box.rect) > 0
        and box.rect.width >= NARROWEST_TITLE * slide.width
    )


def _reasons(candidate: Candidate, purpose: Purpose, slide: Rect) -> Iterator[tuple[float, str]]:
    layout, title = candidate.layout, candidate.title
    if points := TYPES[purpose].get(layout.kind, 0.0):
        yield points, f"its type “{layout.kind}”"
    if purpose in candidate.speaks_of:
        yield WORD, "its name"
    elif candidate.speaks_of:
        yield -WORD / 3, "a name for something else"
    if layout.kind in ("title", "secHead", "blank") and not TYPES[purpose].get(layout.kind):
        yield -60, "a type for something else"
    if title is None:
        yield -100, "no title"
    yield from _OWN[purpose](candidate, slide)
    yield -0.01 * candidate.position, "its place in the menu"
    if layout.kind.startswith("vert"):
        yield -80, "vertical text"


def _of_cover(candidate: Candidate, _: Rect) -> Iterator[tuple[float, str]]:
    if candidate.title is not None and candidate.title.kind == "ctrTitle":
        yield 65, "a title made for covers"
    if candidate.subtitle is not None:
        yield 25, "a subtitle"
    if candidate.position == 0:
        yield 15, "its place as the first"
    yield -6 * len(candidate.layout.of_kind("pic")), "pictures to fill"
    yield -12 * max(0, len(candidate.bodies) - 2), "boxes to fill"


def _of_section(candidate: Candidate, _: Rect) -> Iterator[tuple[float, str]]:
    if candidate.title is not None and candidate.title.style.size >= 32:
        yield 10, "a large title"
    yield -6 * len(candidate.layout.of_kind("pic")), "pictures to fill"
    yield -4 * max(0, len(candidate.bodies) - 1), "boxes to fill"


def _of_exhibit(candidate: Candidate, slide: Rect) -> Iterator[tuple[float, str]]:
    title, room = candidate.title, candidate.room
    yield 60 * area(room) / area(slide), "its room"
    yield (-12 if candidate.bodies else 25) - 6 * max(0, len(candidate.bodies) - 1), "free of other boxes"
    if title is not None:
        yield (10 if title.rect.bottom <= room.y + 1 else -25), "its title over its room"
        lines = title.inner.height / (1.2 * title.style.size)
        yield (5 if lines >= 1.7 else -10 if lines < 0.95 else 0), "its title's height"
    if not enough(room, slide):
        yield -200, "too little room"


def _of_summary(candidate: Candidate, slide: Rect) -> Iterator[tuple[float, str]]:
    yield (40 if len(candidate.bodies) == 1 else -60), "one box for text"
    yield 30 * area(candidate.room) / area(slide), "its room"
    if candidate.bodies and candidate.bodies[0].kind not in ("body", "obj"):
        yield -80, "its box, which is not for text"
    if not enough(candidate.room, slide):
        yield -200, "too little room"


def _of_statement(candidate: Candidate, slide: Rect) -> Iterator[tuple[float, str]]:
    yield 20 * area(candidate.room) / area(slide), "its room"
    yield -10 * len(candidate.bodies), "boxes to fill"
    if not enough(candidate.room, slide):
        yield -200, "too little room"


def _of_closing(candidate: Candidate, _: Rect) -> Iterator[tuple[float, str]]:
    if "closing" in candidate.speaks_of:
        yield 30, "its name"
    yield -4 * len(candidate.bodies), "boxes to fill"


_OWN = MappingProxyType(
    {
        "cover": _of_cover,
        "section": _of_section,
        "exhibit": _of_exhibit,
        "summary": _of_summary,
        "statement": _of_statement,
        "closing": _of_closing,
    }
)


def _exhibit(candidates: Sequence[Candidate], slide: Rect, package: Package) -> Candidate:
    """The best layout for exhibits whose ground text can be read on. Raises ContentError if there is none."""
    serving = [each for each in candidates if _serves(each, "exhibit", slide)]
    if not serving:
        raise NoLayoutError(_roomless(candidates, slide).findings)
    home = candidates[0].layout.master.part
    ranked = sorted(
        serving,
        key=lambda each: each.points("exhibit", slide) + (HOME if each.layout.master.part == home else 0),
        reverse=True,
    )
    most = ranked[0].points("exhibit", slide)
    reached: list[tuple[float, Candidate]] = []
    for candidate in ranked:
        grounds, _ = behind(candidate.layout, candidate.room, slide, package)
        reached.append((legibility(roles(candidate.layout, grounds), grounds), candidate))
        if reached[-1][0] >= READ and candidate.points("exhibit", slide) >= most - OTHER:
            return candidate
    legible = (pair for pair in reached if pair[0] >= LEAST_READ)
    best, candidate = next(legible, max(reached, key=lambda pair: pair[0]))
    if best < LEAST_READ:
        error = refused(
            f"No colour of the theme reads on the ground of any layout: the best contrast is {best:.1f}, on "
            f"“{candidate.layout.name}”.",
            "Give the template a layout with a calmer ground behind its content.",
        )
        raise NoLayoutError(error.findings)
    return candidate


def _serves(candidate: Candidate, purpose: Purpose, slide: Rect) -> bool:
    return candidate.title is not None and (purpose not in ROOMY or enough(candidate.room, slide))


def _best(candidates: Sequence[Candidate], purpose: Purpose, slide: Rect, exhibit: Candidate) -> Candidate | None:
    """The layout with the most points, of the exhibit's master where it can be; None if none has enough."""
    home = exhibit.layout.master.part

    def points(candidate: Candidate) -> float:
        return candidate.points(purpose, slide) + (HOME if candidate.layout.master.part == home else 0)

    serving = [each for each in candidates if _serves(each, purpose, slide)]
    best = max(serving, key=points, default=None)
    return best if best is not None and best.points(purpose, slide) >= LEAST[purpose] else None


def _fit(candidate: Candidate, purpose: Purpose, slide: Rect, package: Package, named: bool) -> LayoutFit:
    layout = candidate.layout
    foot: dict[str, Box] = {kind: box for kind in FOOT for box in layout.of_kind(kind)[:1]}
    reasons = sorted(_reasons(candidate, purpose, slide), key=lambda pair: -pair[0])
    body = max(
        (box for box in candidate.bodies if box.kind in ("body", "obj")), key=lambda box: area(box.rect), default=None
    )
    on = candidate.room if enough(candidate.room, slide) or candidate.title is None else candidate.title.rect
    subtitle = candidate.subtitle or _second_line(candidate, purpose)
    return LayoutFit(
        purpose=purpose,
        layout=layout,
        reason="the brand file" if named else reasons[0][1],
        title=candidate.title,
        subtitle=subtitle,
        body=body,
        content=candidate.room if enough(candidate.room, slide) else None,
        footer=foot.get("ftr"),
        number=foot.get("sldNum"),
        date=foot.get("dt"),
        roles=roles(layout, behind(layout, on, slide, package)[0]),
        title_color=_needed(candidate.title, layout, slide, package),
        subtitle_color=_needed(subtitle, layout, slide, package),
    )


def _needed(box: Box | None, layout: Layout, slide: Rect, package: Package) -> Reference | None:
    """The colour that the text of a box needs; None where its own reads as large text must."""
    if box is None:
        return None
    grounds = (box.filled.hex,) if box.filled else behind(layout, box.rect, slide, package)[0]
    if min(contrast(box.style.color.hex, ground) for ground in grounds) >= LEAST_READ:
        return None
    found = roles(layout, grounds)
    better = legibility(found, grounds) > min(contrast(box.style.color.hex, ground) for ground in grounds)
    return found[Color.INK] if better else None


def _second_line(candidate: Candidate, purpose: Purpose) -> Box | None:
    """The text under the title of a cover or a divider, where it is no subtitle by type."""
    if purpose not in ("cover", "section") or candidate.title is None:
        return None
    bottom = candidate.title.rect.bottom
    texts = [box for box in candidate.layout.of_kind("body") if box.upright]
    return min(texts, key=lambda box: abs(box.rect.y - bottom), default=None)


def _named(candidates: Sequence[Candidate], overrides: Mapping[Purpose, str]) -> Mapping[Purpose, Candidate]:
    """The layouts that the brand file names. Raises ContentError with a finding for each unknown name."""
    by_name: dict[str, Candidate] = {}
    for candidate in candidates:
        by_name.setdefault(candidate.layout.name.casefold(), candidate)
    findings = []
    for purpose, name in overrides.items():
        if name.strip().casefold() not in by_name:
            near = get_close_matches(name.casefold(), by_name, 3)
            listed = [by_name[each].layout.name for each in near] or [each.layout.name for each in candidates[:12]]
            hint = ("Did you mean " if near else "It has ") + ", ".join(f"“{each}”" for each in listed)
            message = f"The template has no layout “{name}”."
            subject = f"{SUBJECT}.layouts.{purpose}"
            findings.append(Finding(message, hint=f"{hint}{'?' if near else '.'}", subject=subject))
    if findings:
        raise ContentError(tuple(findings))
    return {purpose: by_name[name.strip().casefold()] for purpose, name in overrides.items()}


def _roomless(candidates: Sequence[Candidate], slide: Rect, purpose: Purpose = "exhibit") -> ContentError:
    """Why no layout carries an exhibit: the nearest miss, in points."""
    width, height = least(slide)
    titled = [each for each in candidates if each.title is not None]
    if not titled:
        wide = f"upright title at least {NARROWEST_TITLE * slide.width:.0f} points wide"
        hint = "Add a layout with a title placeholder in PowerPoint, such as “Title Only”."
        if len(candidates) > 1:
            return refused(f"No layout has an {wide}.", hint)
        named = f"{SUBJECT}.layouts.{purpose}"
        return refused(f"The layout “{candidates[0].layout.name}” has no {wide}.", hint, named)
    best = max(titled, key=lambda each: min(each.room.width / width, each.room.height / height))
    message = (
        f"The layout “{best.layout.name}” leaves {best.room.width:.0f} × {best.room.height:.0f} points for content; "
        f"{width:.0f} × {height:.0f} are needed."
    )
    hint = "Give it more room in PowerPoint, or name another layout under defaults.briefgen.template.layouts."
    return refused(message, hint, SUBJECT if len(candidates) > 1 else f"{SUBJECT}.layouts.{purpose}")
