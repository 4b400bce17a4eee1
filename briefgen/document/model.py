"""What a content file may say: the document, its sections and what every block has in common."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Generic, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    PrivateAttr,
    ValidationInfo,
)
from typing_extensions import TypeVar

from briefgen.document.checks.declared import Checks
from briefgen.document.checks.statements import Rule
from briefgen.document.declared import FigureEntry, Id, Source
from briefgen.document.figures import Figure, Reference
from briefgen.document.references import (
    Declared,
    FigureRef,
    ImageFile,
    Paragraphs,
    Problem,
    SourceRef,
    SourceRefs,
    Text,
    Title,
)
from briefgen.layout.protocol import LaidOut
from briefgen.numbers import ENGLISH, Style
from briefgen.source import Location, Tree
from briefgen.vocabulary import Vocabulary, vocabulary

__all__ = [
    "Appendix",
    "Block",
    "Cover",
    "Document",
    "FigureRef",
    "Id",
    "ImageFile",
    "Model",
    "Paragraphs",
    "Point",
    "Question",
    "Reference",
    "Section",
    "Source",
    "SourceRef",
    "SourceRefs",
    "Summary",
    "Text",
    "Title",
]


def _iso_date(value: str) -> str:
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError(f"“{value}” is not a date such as 2025-10-30") from None


def _brand_file(value: str) -> str:
    if Path(value).is_absolute() or ".." in Path(value).parts:
        raise ValueError(f"the brand “{value}” leaves the project; name a file in its assets")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise ValueError(f"“{value}” is not a language tag such as en, en-GB or de")
    return value


def _declared_figures(value: Any, info: ValidationInfo) -> Mapping[str, Figure]:
    known = info.context.figures if isinstance(info.context, Declared) else value or {}
    return {name: figure for name, figure in known.items() if figure is not None}


def _declared_sources(value: Any, info: ValidationInfo) -> Mapping[str, Source]:
    known = info.context.sources if isinstance(info.context, Declared) else value or {}
    return {name: source for name, source in known.items() if source is not None}


class Model(BaseModel):
    """A part of the content: immutable, and without keys nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:  # noqa: ARG003 (pydantic passes it)
        """Sections of other blocks are still called sections."""
        return cls.__name__


class Block(LaidOut, Model):
    """What every block has. A subclass adds its fields and says how it is laid out."""

    splits: ClassVar[bool] = False
    """Whether it may run over a page break in the brief."""

    type: str
    id: Id | None = None
    title: Text | None = Field(None, description="The finding. It starts a slide and titles the exhibit in the brief.")
    joins: bool = Field(False, description="Stand on the slide of the block before it, although it has a title.")
    only: Literal["deck", "brief"] | None = None
    source: SourceRefs = ()
    note: Text | None = None

    @property
    def heading(self) -> str:
        """Its title, where it stands on the slide of the block before it."""
        return (self.joins and self.title) or ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources."""
        return self.source

    def rules(self, figures: Mapping[str, Figure]) -> Iterable[Rule]:  # noqa: ARG002 (for those that have rules)
        """What must hold of its numbers, beside the document's figures. Places are within the block."""
        return ()

    def objections(self) -> Iterable[tuple[Location, Problem]]:
        """What stands against it besides, with the place within the block."""
        return ()


AnyBlock = TypeVar("AnyBlock", bound=Block, default=Block)


class Pull(Model):
    """A figure set large in the margin of the brief, with what it says."""

    figure: FigureRef
    text: Text = ""


class Section(Model, Generic[AnyBlock]):
    """A claim, the prose that argues it and the blocks that show it."""

    id: Id
    title: Title = Field(description="A word or two, for the tracker and the running head.")
    headline: Title = Field(description="The claim, as a sentence.")
    narrative: Paragraphs = ()
    reading: Text | None = Field(None, description="One sentence: what it means.")
    blocks: tuple[AnyBlock, ...] = ()
    notes: Paragraphs = ()
    pull: tuple[Pull, ...] = ()
    sources: SourceRefs = ()

    def keyed(self, edition: Literal["deck", "brief"] | None = None) -> tuple[tuple[str, AnyBlock], ...]:
        """The blocks that `edition` shows, or all, each with its key: its id, or its type and its place in the list."""
        keys = ((block.id or f"{self.id}/{block.type}-{index}", block) for index, block in enumerate(self.blocks, 1))
        return tuple((key, block) for key, block in keys if not (edition and block.only) or block.only == edition)


class Point(Model):
    """One point of the summary, and the section that argues it."""

    title: Title
    text: Text = ""
    section: Id | None = None


class Summary(Model):
    """The document in one page."""

    headline: Title
    narrative: Paragraphs = ()
    points: tuple[Point, ...] = ()
    figures: tuple[FigureRef, ...] = ()


class Cover(Model):
    """A comparison drawn on the cover."""

    figures: tuple[FigureRef, ...] = ()
    note: Text | None = None


class Question(Model):
    """A question and its answer."""

    question: Title
    answer: Title


class Appendix(Model, Generic[AnyBlock]):
    """What follows the argument. `register`: whether all figures are listed."""

    title: Title = "Appendix"
    blocks: tuple[AnyBlock, ...] = ()
    register_: bool = Field(True, alias="register")

    @property
    def register(self) -> bool:
        """Whether all figures are listed with their sources."""
        return self.register_


class DeckOptions(Model):
    """What the deck has besides the argument."""

    agenda: bool = Field(False, description="A slide that lists the sections, with links.")
    dividers: bool = Field(False, description="A slide before every section that names it.")
    date: bool = Field(False, description="The document's date on every slide.")
    transition: Literal["fade"] | None = Field(None, description="How slides change, if not at once.")


class Document(Model, Generic[AnyBlock]):
    """One content file, its figures resolved."""

    format: Annotated[Literal[1], BeforeValidator(lambda value: 1 if value == 1 else value)]
    title: Title
    subtitle: Text = ""
    kind: Text | None = None
    author: Text = ""
    company: Text = Field("", description="Who publishes it, for the files' properties.")
    keywords: tuple[Text, ...] = Field((), description="What it is about, for the files' properties.")
    date: Annotated[str, AfterValidator(_iso_date)]
    language: Annotated[str, AfterValidator(_language)] = "en"
    numbers: str | None = Field(None, description="How numbers are written, if not as in its language: en-IN, de-CH.")
    brand: Annotated[str, AfterValidator(_brand_file)] | None = None
    claim: Text | None = None
    sources: Annotated[
        Mapping[str, Source], PlainValidator(_declared_sources, json_schema_input_type=dict[str, Source])
    ] = Field(default_factory=dict, validate_default=True)
    figures: Annotated[
        Mapping[str, Figure], PlainValidator(_declared_figures, json_schema_input_type=dict[str, FigureEntry])
    ] = Field(default_factory=dict, validate_default=True)
    checks: Checks = Checks()
    plain: tuple[str, ...] = Field((), description="Numbers in texts that are no figures: names, such as Claude 4.5.")
    cover: Cover | None = None
    deck: DeckOptions = DeckOptions()
    summary: Summary | None = None
    sections: tuple[Section[AnyBlock], ...] = Field(min_length=1)
    faq: tuple[Question, ...] = ()
    appendix: Appendix[AnyBlock] | None = None

    _path: Path = PrivateAttr(default=Path("content.yaml"))
    _tree: Tree | None = PrivateAttr(default=None)
    _style: Style = PrivateAttr(default_factory=lambda: ENGLISH)

    def model_post_init(self, context: Any, /) -> None:
        if isinstance(context, Declared):
            self._path = context.path
            self._tree = context.tree
            self._style = context.style

    @property
    def path(self) -> Path:
        """The content file."""
        return self._path

    @property
    def tree(self) -> Tree | None:
        """The content file as it was read, with the place of every node; None for a document made otherwise."""
        return self._tree

    @property
    def vocabulary(self) -> Vocabulary:
        """The fixed words of its language."""
        return vocabulary(self.language)

    @property
    def style(self) -> Style:
        """How it writes numbers."""
        return self._style

    @property
    def root(self) -> Path:
        """The folder of the content file, within which pictures lie."""
        return self._path.parent
