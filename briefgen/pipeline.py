"""The way from a content file to finished files: load, arrange, prove, write. All is proved before any is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from briefgen.errors import ContentError, Finding, LayoutError, MachineError
from briefgen.layout.record import SUFFIX, record
from briefgen.output import replace_together
from briefgen.shelf import Shelf, own_shelf
from briefgen.wishes import Attach, Wishes

if TYPE_CHECKING:
    from briefgen.brand import Brand
    from briefgen.company import CompanyTemplate
    from briefgen.document.model import Document
    from briefgen.layout.certificate import Certificate, Where
    from briefgen.layout.explanation import Explanation
    from briefgen.provenance.model import Provenance
    from briefgen.provenance.report import Traced
    from briefgen.provenance.slides import SlideTexts
    from briefgen.pulling.model import Pulled
    from briefgen.scene import Scene
    from briefgen.theme import Theme

EditionName = Literal["deck", "brief"]

Told = Literal["all", "no-notes", "plain"]
"""All that the content says of itself; that without the speaker's notes; or only what the pages show."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What arranges a document and what writes the scene, named so that neither is imported before it is needed."""

    suffix: str
    arrange: str
    write: str
    wished: bool = False
    """Whether its writer takes wishes, as that of PDF files does."""
    draws: bool = False
    """Whether it draws what may be kept on a shelf."""


USUAL = Wishes()

Tell = Callable[[Finding], object]
"""What hears of remarks: findings that stop nothing."""


def _silent(_: Finding) -> None:
    pass


BUILT = (".pptx", ".pdf")
"""How the names of built files end."""

EDITIONS: Mapping[EditionName, Edition] = MappingProxyType(
    {
        "deck": Edition(".pptx", "briefgen.editions.deck:arrange", "briefgen.writers.pptx:write"),
        "brief": Edition(
            ".pdf", "briefgen.editions.brief:arrange", "briefgen.writers.pdf:write", wished=True, draws=True
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Proved:
    """An edition that holds: what it tells, its scene, what it was dressed in, and the certificate."""

    document: Document
    edition: Edition
    scene: Scene
    dress: Dress
    certificate: Certificate

    @property
    def theme(self) -> Theme:
        return self.dress.theme

    def written(self, told: Told, wishes: Wishes) -> bytes:
        """The file's bytes."""
        wished = (wishes,) if self.edition.wished else ()
        scene = self.scene if told == "plain" else _knowing(self.scene, self.document)
        return bytes(resolve_name(self.edition.write)(_telling(scene, told), *self.dress.given, *wished))


@dataclass(frozen=True, slots=True)
class Dress:
    """What an edition is measured and drawn in: a theme, and for a deck the company's template if there is one."""

    theme: Theme
    template: CompanyTemplate | None = None

    @property
    def given(self) -> tuple[Theme] | tuple[Theme, CompanyTemplate]:
        return (self.theme, self.template) if self.template else (self.theme,)


def build(
    paths: Path | Sequence[Path],
    out: Path,
    only: EditionName | None = None,
    brand: Path | None = None,
    *,
    proof: bool = False,
    told: Told = "all",
    wishes: Wishes = USUAL,
    tell: Tell = _silent,
) -> tuple[Path, ...]:
    """Build the editions of one or more content files into the folder `out`, and name the files written.

    With `proof` the certificate of each content file is written beside them, as NAME.proof.json. `told` says what they
    tell besides what they show, `wishes` how PDF files are made, and which more of them. `tell` hears of remarks.
    Raises ContentError (also LayoutError) with all findings, or MachineError; then nothing is written.
    """
    contents = [paths] if isinstance(paths, Path) else list(paths)
    files: dict[Path, bytes] = {}
    for path, editions in _all_proved(_distinct(contents), only, brand, wishes, tell, evident=proof):
        for proved in editions:
            files[out / f"{path.stem}{proved.edition.suffix}"] = proved.written(told, wishes)
            for name, data in _more(proved, told, wishes):
                files[out / f"{path.stem}-{name}"] = data
        if proof:
            files[out / f"{path.stem}{SUFFIX}"] = record(path.name, (each.certificate for each in editions))
    replace_together(files)
    return tuple(files)


def _knowing(scene: Scene, document: Document) -> Scene:
    """The scene with what is known of its figures."""
    from briefgen.provenance.record import written
    from briefgen.provenance.tracing import trace

    return replace(scene, provenance=written(trace(document, scene))) if document.tree else scene


def _telling(scene: Scene, told: Told) -> Scene:
    from briefgen.layout.plain import plain, without_notes

    return {"all": lambda: scene, "no-notes": lambda: without_notes(scene), "plain": lambda: plain(scene)}[told]()


def _more(proved: Proved, told: Told, wishes: Wishes) -> Iterator[tuple[str, bytes]]:
    """What is made of an edition besides its file: the deck as a PDF, and pictures of pages or slides."""
    from briefgen.editions.handout import HANDOUTS
    from briefgen.writers.pdf import write

    open_ = replace(wishes, lock=None)
    if proved.scene.edition == "deck":
        scene = _telling(proved.scene, told)
        if wishes.slides:
            yield "slides.pdf", write(HANDOUTS[wishes.slides](scene, proved.theme), proved.theme, wishes)
        shown = write(HANDOUTS[1](scene, proved.theme), proved.theme, open_) if wishes.pictures else b""
    else:
        shown = proved.written(told, open_) if wishes.pictures else b""
    if shown:
        from briefgen.writers.png import pictures

        kind = "slide" if proved.scene.edition == "deck" else "page"
        yield from ((f"{kind}-{number}.png", data) for number, data in enumerate(pictures(shown), start=1))


def check(
    path: Path,
    only: EditionName | None = None,
    brand: Path | None = None,
    proof: Path | None = None,
    tell: Tell = _silent,
) -> tuple[Certificate, ...]:
    """Prove the editions of a content file without writing them. Raises as `build` does.

    With `proof` the certificates are written to the file of that name.
    """
    certificates = tuple(
        each.certificate for each in _proved(path, only, brand, evident=proof is not None, shelf=own_shelf(), tell=tell)
    )
    if proof:
        replace_together({proof: record(path.name, certificates)})
    return certificates


def explain(path: Path, brand: Path | None = None) -> tuple[Explanation, ...]:
    """The deck's layouts with their runners-up and costs. Raises ContentError for content with findings."""
    from briefgen.blocks import BLOCKS
    from briefgen.document import load
    from briefgen.editions.deck import explanations

    document = load(path, BLOCKS)
    return tuple(explanations(document, *_dress(document, brand_of(document, brand), "deck").given))


def provenance(document: Document, brand: Brand) -> tuple[Provenance, ...]:
    """Which figure stands where in the editions of a document. Raises LayoutError as `build` does."""
    from briefgen.provenance.tracing import trace

    return tuple(trace(document, each.scene) for each in proved(document, brand, shelf=own_shelf()))


def trace(path: Path, figure: str, brand: Path | None = None) -> Traced:
    """Where a figure of a content file stands in its editions; or in a deck or PDF that was built, if `path` is one.

    Raises as `build` does, and MachineError if there is no such figure.
    """
    from briefgen.provenance.report import traced_in_content, traced_in_file

    if path.suffix.lower() in BUILT:
        return traced_in_file(figure, path)
    from briefgen.blocks import BLOCKS
    from briefgen.document import load

    document = load(path, BLOCKS)
    return traced_in_content(figure, document, provenance(document, brand_of(document, brand)))


def pull(deck: Path, path: Path, brand: Path | None = None) -> Pulled:
    """What people changed in a deck that was built from the content file `path`, as a change of that file.

    Nothing is written. Raises as `build` does, and MachineError for what is no deck.
    """
    from briefgen.blocks import BLOCKS
    from briefgen.document import load
    from briefgen.provenance.slides import read, slides_of
    from briefgen.pulling.comparing import compare, is_of
    from briefgen.pulling.placing import place
    from briefgen.pulling.proving import pulled

    def build(content: Document) -> tuple[Scene, Sequence[SlideTexts]]:
        built = next(iter(proved(content, brand_of(content, brand), "deck", shelf=own_shelf())))
        return built.scene, slides_of(built.written("all", USUAL))

    slides = read(deck)
    document = load(path, BLOCKS)
    scene, own = build(document)
    if not is_of(scene, own, slides):
        raise MachineError(
            f"{deck} is no deck of {path}: its slides and shapes are others. It was built from another content, or "
            "with --plain, which leaves no names to find them by."
        )
    placed, unplaced = place(compare(scene, own, slides), document, scene)
    return pulled(document, placed, unplaced, build, slides)


def _distinct(paths: Sequence[Path]) -> Sequence[Path]:
    taken: dict[str, Path] = {}
    for path in paths:
        first = taken.setdefault(path.stem, path)
        if first is not path:
            raise MachineError(f"{first} and {path} would be built into files of the same name.")
    return paths


def _all_proved(
    paths: Sequence[Path], only: EditionName | None, brand: Path | None, wishes: Wishes, tell: Tell, *, evident: bool
) -> Sequence[tuple[Path, Sequence[Proved]]]:
    """Every edition of every file. Raises ContentError with the findings of all files."""
    held: list[tuple[Path, Sequence[Proved]]] = []
    findings: list[Finding] = []
    shelf = own_shelf() if wishes.shelf else None
    for path in paths:
        try:
            editions = tuple(_proved(path, only, brand, evident=evident, attach=wishes.attach, shelf=shelf, tell=tell))
            held.append((path, editions))
        except ContentError as error:
            findings.extend(error.findings)
    if findings:
        raise ContentError(tuple(findings))
    return held


def _proved(
    path: Path,
    only: EditionName | None,
    brand: Path | None,
    *,
    evident: bool = False,
    attach: Attach | None = None,
    shelf: Shelf | None = None,
    tell: Tell = _silent,
) -> Iterator[Proved]:
    from briefgen.blocks import BLOCKS
    from briefgen.document import load
    from briefgen.document.checks.loose import loose

    document = load(path, BLOCKS)
    for remark in loose(document):
        tell(remark)
    yield from proved(document, brand_of(document, brand), only, evident=evident, attach=attach, shelf=shelf)


def proved(
    document: Document,
    brand: Brand,
    only: EditionName | None = None,
    *,
    evident: bool = False,
    attach: Attach | None = None,
    shelf: Shelf | None = None,
) -> Iterator[Proved]:
    """The editions of a document in a brand. Raises LayoutError, its findings at their places."""
    from briefgen.document import places

    for name, edition in EDITIONS.items():
        if only in (None, name):
            dress = _dress(document, brand, name)
            try:
                held = _held(edition, document, dress, places(document).of if evident else None, shelf)
                yield _carrying(held, document, attach) if attach and name == "brief" else held
            except LayoutError as error:
                raise places(document).located(error) from error


def _held(edition: Edition, document: Document, dress: Dress, where: Where | None, shelf: Shelf | None) -> Proved:
    """The edition arranged and proved; with evidence if `where` finds a frame's place. Raises LayoutError."""
    from briefgen.layout.mirror import mirrored
    from briefgen.layout.proof import prove

    kept = (shelf,) if edition.draws else ()
    scene: Scene = resolve_name(edition.arrange)(document, *dress.given, *kept)
    scene = mirrored(scene) if dress.theme.from_right else scene
    return Proved(document, edition, scene, dress, prove(scene, dress.theme, where))


def _carrying(proved: Proved, document: Document, attach: Attach) -> Proved:
    """The brief with the data behind it, or its content file too."""
    from briefgen.editions.brief.attachments import attachments

    return replace(proved, scene=replace(proved.scene, attachments=attachments(document, attach)))


def _dress(document: Document, brand: Brand, name: EditionName) -> Dress:
    """The brand's theme for an edition; for the deck that of the company's template, if the brand names one."""
    own = brand.theme(name, document.language)
    if name == "brief" or brand.template is None:
        return Dress(own)
    from briefgen.company.dress import company_theme
    from briefgen.company.template import load_template

    try:
        template = load_template(brand.template.file, brand.template.layouts)
    except ContentError as error:
        raise brand.template.located(error) from error
    return Dress(company_theme(template, own), template)


def brand_of(document: Document, named: Path | None = None) -> Brand:
    """The brand named for this build, else by the content, else the project's, else briefgen's own."""
    from briefgen.brand import load_brand, project_brand_path

    if named is not None:
        return load_brand(named)
    folders = document.path.absolute().parents
    if document.brand is not None:
        places = [document.root / document.brand, *(folder / "assets" / document.brand for folder in folders)]
        found = next((place for place in places if place.is_file()), None)
        return load_brand(found) if found else _no_such_brand(document)
    return load_brand(project_brand_path(folders[0]))


def _no_such_brand(document: Document) -> Brand:
    from briefgen.source import read

    tree = read(document.path)
    hint = "Name a file in the project's assets, or beside the content."
    raise ContentError((tree.finding(f"There is no brand “{document.brand}”.", tree.place(("brand",)), hint),))
