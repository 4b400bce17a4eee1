"""From a document and a scene made of it to what every number in the scene is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.document import places
from briefgen.document.figures import Figure
from briefgen.document.model import Document
from briefgen.document.passages import Passage, declared_words, numbers, passages, references, words
from briefgen.document.places import Places
from briefgen.provenance.alignment import Stretch, aligned
from briefgen.provenance.model import Fact, Kind, Leaf, Plain, Provenance, Use
from briefgen.provenance.showing import Shown, shown
from briefgen.scene import Scene
from briefgen.source import Location

NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
"""A number as it stands in a text, without its sign and its unit."""

DATE: Location = ("date",)
_ROW = re.compile(r" · (\d+)\.\d+$")
_COUNTED = re.compile(r" · (?:title|heading|finding|source|layer \d+(?: name)?|note \d+|(?:.* )?(?:number|page))$")
"""Frames in which briefgen counts: pages, parts of a run, exhibits, sources, layers, notes."""

_SCALED = re.compile(r" · (?:.* unit|tally note)$")
"""Frames that say what one mark of a drawing stands for."""


def trace(document: Document, scene: Scene) -> Provenance:
    """Where the figures of `document` stand in `scene`, an edition of it, and what its other numbers are."""
    found = Tracer(document, scene)
    uses: list[Use] = []
    plains: list[Plain] = []
    texts = tuple(shown(scene))
    for text in texts:
        stretches = found.stretches(text)
        uses += _uses(text, stretches, found)
        plains += _plains(text, stretches)
    unique = tuple(dict.fromkeys(uses))
    pages = tuple(Leaf(page.key, page.title) for page in scene.pages)
    facts = tuple(_facts(document, unique, texts))
    return Provenance(scene.edition, state(texts), pages, facts, unique, tuple(dict.fromkeys(plains)))


def state(texts: Iterable[Shown]) -> str:
    """What is equal for editions that show the same texts in the same places."""
    said = "\n".join(f"{text.spot.page} {text.spot} {text.text}" for text in texts)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Tracer:
    """A document's passages by their places, for the texts of one scene."""

    document: Document
    scene: Scene

    @cached_property
    def places(self) -> Places:
        return places(self.document)

    @cached_property
    def passages(self) -> Sequence[Passage]:
        return tuple(passages(self.document))

    @cached_property
    def declared(self) -> Mapping[str, Sequence[Passage]]:
        """What each figure declares, by its id: its number, then its words."""
        said = tuple(declared_words(self.document))
        return {
            name: (*numbers(figure), *(each for each in said if each.location[:2] == ("figures", name)))
            for name, figure in self.document.figures.items()
        }

    @cached_property
    def general(self) -> Sequence[Passage]:
        """What may stand anywhere: sources and the document's date."""
        date = self.scene.properties.shown_date
        said = tuple(each for each in declared_words(self.document) if each.location[0] == "sources")
        return (*said, Passage(DATE, (words(date),), braced=False)) if date else said

    @cached_property
    def _contexts(self) -> Mapping[tuple[int, str], str]:
        """What stands in frames of one name but for its last word: a figure's number and its label."""
        texts: dict[tuple[int, str], str] = {}
        for text in shown(self.scene):
            for name in {text.frame, text.frame.rpartition(" ")[0]}:
                texts[text.spot.page, name] = f"{texts.get((text.spot.page, name), '')}\n{text.text}"
        return texts

    def stretches(self, text: Shown) -> tuple[Stretch, ...]:
        """Which stretch of a text comes from where."""
        if text.mark or (_row(text) is None and _COUNTED.search(text.frame) and NUMERAL.fullmatch(text.text)):
            return ()
        return aligned(text.text, self._groups(text))

    def put(self, text: Shown, figure: str) -> Location:
        """The node of the content that puts a figure into a text: where it is named for it, else where declared."""
        node = self.places.node(text.frame)
        named = (at for at, name in self._references if name == figure and node is not None and at[: len(node)] == node)
        return next(named, ("figures", figure))

    def _groups(self, text: Shown) -> Iterator[Sequence[Passage]]:
        """Where a text may come from, the likeliest first."""
        node = self.places.node(text.frame)
        own = self._under(node)
        yield own
        yield [each for name in self._figures(text, node, own) for each in self.declared[name]]
        yield self.general
        yield self.passages
        far = (each for name in self._ordered(text, self.document.figures) for each in self.declared[name])
        yield [each for each in far if NUMERAL.search(each.text)]

    def _under(self, node: Location | None) -> Sequence[Passage]:
        if node not in self._nodes:
            known = node is not None
            self._nodes[node] = [p for p in self.passages if known and p.location[: len(node or ())] == node]
        return self._nodes[node]

    @cached_property
    def _nodes(self) -> dict[Location | None, Sequence[Passage]]:
        return {}

    @cached_property
    def _references(self) -> Sequence[tuple[Location, str]]:
        return [(location, reference.figure.id) for location, reference in references(self.document)]

    def _figures(self, text: Shown, node: Location | None, own: Iterable[Passage]) -> Sequence[str]:
        """The figures that the content puts there, the likeliest first, then what those are computed from."""
        row = _row(text)
        if node == ("figures",) and row is not None:
            named = [list(self.document.figures)[row - 1]]
        else:
            named = [piece.figure for each in own for piece in each.pieces if piece.figure]
            if node is not None:
                named += [name for location, name in self._references if location[: len(node)] == node]
        inputs = [name for each in named for name in _inputs(self.document.figures[each])]
        return self._ordered(text, dict.fromkeys((*named, *inputs)))

    def _ordered(self, text: Shown, names: Iterable[str]) -> Sequence[str]:
        """Figures named by the frame before those whose label stands beside it, and these before others."""
        context = self._contexts.get((text.spot.page, text.frame), "")
        context += self._contexts.get((text.spot.page, text.frame.rpartition(" ")[0]), "")
        frame = f" {text.frame} "

        def likelihood(name: str) -> int:
            return 0 if f" {name} " in frame else 1 if self.document.figures[name].label in context else 2

        return sorted(names, key=likelihood)


def _row(text: Shown) -> int | None:
    match = _ROW.search(text.frame)
    return int(match.group(1)) if match else None


def _inputs(figure: Figure) -> Iterator[str]:
    return (each.partition(".")[0] for each in figure.inputs)


def _uses(text: Shown, stretches: Iterable[Stretch], found: Tracer) -> Iterator[Use]:
    for stretch in stretches:
        location = stretch.passage.location
        declared = location[0] == "figures"
        place = found.put(text, str(location[1])) if declared else location
        for start, end, piece in stretch.pieces():
            said = text.text[start:end]
            if piece.figure:
                others = dict.fromkeys(p.figure for each in stretch.others for p in each.pieces if p.figure)
                alike = tuple(name for name in others if name != piece.figure and declared)
                yield Use(piece.figure, piece.part, said, text.spot, place, alike)
            elif declared:
                yield Use(str(location[1]), str(location[-1]), said, text.spot, place)


def _plains(text: Shown, stretches: Sequence[Stretch]) -> Iterator[Plain]:
    """The numbers of a text that no figure accounts for."""
    for match in NUMERAL.finditer(text.text):
        stretch = next((each for each in stretches if each.start <= match.start() < each.end), None)
        if stretch is None:
            yield Plain(match.group(), _kind(text), text.spot)
        elif not _figured(stretch, match.start()):
            first = stretch.passage.location[0]
            kind: Kind = "source" if first == "sources" else "date" if stretch.passage.location == DATE else "written"
            yield Plain(match.group(), kind, text.spot)


def _figured(stretch: Stretch, at: int) -> bool:
    refers = any(start <= at < end and piece.figure for start, end, piece in stretch.pieces())
    return refers or stretch.passage.location[0] == "figures"


def _kind(text: Shown) -> Kind | None:
    """What briefgen itself writes a number for, by the frame it stands in."""
    if text.mark:
        return "count"
    if text.drawn:
        return "data" if text.spot.cell else "scale"
    if _SCALED.search(text.frame):
        return "scale"
    listed = text.frame.startswith("register") and text.spot.cell is not None
    return "count" if listed or _COUNTED.search(text.frame) else None


def fact(figure: Figure, document: Document) -> Fact:
    """All that the content declares of a figure."""
    source = document.sources.get(figure.source or "")
    return Fact(
        figure.id,
        value=figure.short,
        change=figure.change.short if figure.change else "",
        label=figure.label,
        unit=figure.unit_phrase,
        period=figure.period or figure.short_period or "",
        basis=(figure.change.basis or "") if figure.change else "",
        source=source.short if source else "",
        inputs=tuple(dict.fromkeys(_inputs(figure))),
    )


def _facts(document: Document, uses: Sequence[Use], texts: Iterable[Shown]) -> Iterator[Fact]:
    """What the pages show of each figure that they show."""
    used = dict.fromkeys(use.figure for use in uses)
    said = "\n".join(text.text for text in texts)
    written = {(use.figure, use.part): use.text for use in reversed(uses)}

    def told(words: str) -> str:
        return words if words.replace("\u00a0", " ") in said else ""

    for name in used:
        figure = document.figures[name]
        all_ = fact(figure, document)
        yield replace(
            all_,
            value=written.get((name, "value"), ""),
            change=written.get((name, "change"), ""),
            label=told(all_.label),
            unit=told(all_.unit),
            period=told(all_.period) or told(figure.short_period or ""),
            basis=told(all_.basis),
            source=told(all_.source),
            inputs=tuple(each for each in all_.inputs if each in used),
        )
