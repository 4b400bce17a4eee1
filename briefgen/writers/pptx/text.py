"""Text: every paragraph stays one editable paragraph, set in roles, with exact line spacing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefgen.scene import Align, Anchor, Paragraph, Run, Style, TextFrame
from briefgen.text.bidi import starts_right
from briefgen.text.rulers import tracking
from briefgen.text.scripts import has_complex, has_east_asian, is_right_to_left
from briefgen.writers.pptx.markup import NOTHING, Xml, emu, join, tag, text
from briefgen.writers.pptx.roles import script_typeface, solid, typeface

ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
BOLD = 600
"""From this weight on a run is bold: PowerPoint knows two weights."""

RAISED = 30000
"""How far a note mark is raised, in thousandths of a per cent of its size."""

_WORD = re.compile(r"\s*\S+\s*|\s+")
_BREAK = re.compile("\r\n|[\n\r\v\u2028]")


def unlinked(run: Run) -> Xml:
    """No hyperlink, for text outside slides."""
    del run
    return NOTHING


@dataclass(frozen=True, slots=True)
class Writing:
    """The language of a text, and what turns a run's link into markup."""

    language: str
    link: Callable[[Run], Xml] = unlinked

    @property
    def rtl(self) -> bool:
        return is_right_to_left(self.language)


def frame_body(
    name: str,
    paragraphs: Sequence[Paragraph],
    writing: Writing,
    anchor: Anchor = "top",
    inherited: Style | None = None,
    field: str | None = None,
    levels: Xml = NOTHING,
) -> Xml:
    """The text of a shape, without insets and never resized.

    What a placeholder inherits in the style `inherited` is not said again, so that the layout can change it.
    With `field` the first run becomes a field of that type, its text being the value shown before it is updated.
    `levels` is a placeholder's own list style.
    """
    shape = tag(
        "a:bodyPr",
        tag("a:noAutofit"),
        wrap="square",
        lIns=0,
        tIns=0,
        rIns=0,
        bIns=0,
        rtlCol=int(writing.rtl),
        anchor=ANCHORS[anchor],
    )
    return tag(name, shape, tag("a:lstStyle", levels), *paragraph_list(paragraphs, writing, inherited, field))


def plain_body(
    paragraphs: Sequence[Paragraph],
    writing: Writing,
    inherited: Style,
    field: str | None = None,
    *,
    listed: bool = False,
    colored: bool = False,
) -> Xml:
    """The text of a placeholder whose layout sets it: no more than the words, and their size if it is not `inherited`.

    `listed`: the layout marks its paragraphs as points, which these are not. `colored`: they say their colour too.
    """
    said = []
    for paragraph in paragraphs:
        pieces = []
        for run in paragraph.runs:
            fill = solid(run.style.color) if colored else NOTHING
            size = None if run.style.size == inherited.size else round(run.style.size) * 100
            properties = tag("a:rPr", fill, writing.link(run), lang=writing.language, sz=size)
            told = tag("a:t", text(run.text))
            kind = {"id": FIELD_IDS[field], "type": field} if field else {}
            pieces.append(tag("a:fld" if field else "a:r", properties, told, **kind))
        rtl = 1 if starts_right(paragraph.text, writing.rtl) else None
        none = {"marL": 0, "indent": 0} if listed else {}
        direction = tag("a:pPr", tag("a:buNone") if listed else NOTHING, **none, rtl=rtl)
        said.append(tag("a:p", direction if listed or rtl else NOTHING, *pieces))
    return tag("p:txBody", tag("a:bodyPr"), tag("a:lstStyle"), *said)


def breakable(frame: TextFrame) -> tuple[Paragraph, ...]:
    """The paragraphs of a frame; where they run over several lines, the words of a link as runs of their own.

    LibreOffice makes a field of every linked run and begins a line with one that does not fit the line before, so that
    a link of several words would take more lines than it needs.
    """
    if frame.reserved <= len(frame.paragraphs):
        return frame.paragraphs
    return tuple(
        replace(each, runs=tuple(piece for run in each.runs for piece in _words(run))) for each in frame.paragraphs
    )


def _words(run: Run) -> tuple[Run, ...]:
    """A link word by word, each with the space after it; any other run as it is."""
    if not run.link:
        return (run,)
    return tuple(replace(run, text=word) for word in _WORD.findall(run.text))


def paragraph_list(
    paragraphs: Sequence[Paragraph], writing: Writing, inherited: Style | None = None, field: str | None = None
) -> list[Xml]:
    """The paragraphs; a body of text has one at least."""
    return [
        _paragraph(paragraph, writing, inherited, field=field if index == 0 else None, first=index == 0)
        for index, paragraph in enumerate(paragraphs or (Paragraph(()),))
    ]


def _paragraph(
    paragraph: Paragraph, writing: Writing, inherited: Style | None, *, field: str | None, first: bool
) -> Xml:
    runs = [run for run in paragraph.runs if run.text]
    pieces = [_run(run, writing, inherited) for run in runs]
    if field and runs:
        said = character(runs[0].style, "a:rPr", writing.language, inherited, content=runs[0].text)
        pieces[0] = tag("a:fld", said, tag("a:t", text(runs[0].text)), id=FIELD_IDS[field], type=field)
    if not pieces:
        pieces = [_empty(paragraph, writing)]
    return tag(
        "a:p",
        _paragraph_properties(paragraph, starts_right(paragraph.text, writing.rtl), inherited, first=first),
        *pieces,
    )


def _empty(paragraph: Paragraph, writing: Writing) -> Xml:
    """How high an empty paragraph is, as far as it knows, and what will be written in it."""
    if paragraph.runs:
        return character(paragraph.runs[0].style, "a:endParaRPr", writing.language)
    return tag("a:endParaRPr", lang=writing.language)


FIELD_IDS = {
    "slidenum": "{5B0D2E8F-6E0B-4C1D-9B53-0A6C3F1D7E21}",
    "datetime1": "{5B0D2E8F-6E0B-4C1D-9B53-0A6C3F1D7E22}",
}
"""Fields carry an identity; a fixed one keeps equal decks equal."""


def _paragraph_properties(paragraph: Paragraph, rtl: bool, inherited: Style | None, *, first: bool) -> Xml:
    spacing = NOTHING
    if paragraph.leading and not (inherited and paragraph.leading == inherited.leading):
        spacing = line_spacing(paragraph.leading)
    before = NOTHING
    if paragraph.space_before and not first:
        before = tag("a:spcBef", tag("a:spcPts", val=round(paragraph.space_before * 100)))
    mark = NOTHING
    if paragraph.bullet:
        mark = join(tag("a:buFontTx"), tag("a:buChar", char=paragraph.bullet))
    elif inherited:
        mark = tag("a:buNone")
    return tag(
        "a:pPr",
        spacing,
        before,
        mark,
        lvl=paragraph.level or None,
        marL=emu(paragraph.indent) if paragraph.indent or inherited else None,
        indent=-emu(paragraph.indent - paragraph.mark) if paragraph.bullet else 0 if inherited else None,
        algn=alignment(paragraph.align, rtl),
        rtl=1 if rtl else None,
    )


def alignment(align: Align, rtl: bool) -> str:
    """PowerPoint's left, centre and right: where a line starts depends on the script's direction."""
    if align == "center":
        return "ctr"
    return "l" if (align == "start") is not rtl else "r"


def line_spacing(leading: float) -> Xml:
    """Exact line spacing in points."""
    return tag("a:lnSpc", tag("a:spcPts", val=round(leading * 100)))


def _run(run: Run, writing: Writing, inherited: Style | None) -> Xml:
    said = character(
        run.style, "a:rPr", writing.language, inherited, raised=run.raised, link=writing.link(run), content=run.text
    )
    pieces: list[Xml] = []
    for index, piece in enumerate(_BREAK.split(run.text)):
        if index:
            pieces.append(tag("a:br", said))
        if piece:
            pieces.append(tag("a:r", said, tag("a:t", text(piece))))
    return join(*pieces)


def character(
    style: Style,
    name: str,
    language: str | None = None,
    inherited: Style | None = None,
    *,
    raised: bool = False,
    link: Xml = NOTHING,
    content: str = "",
) -> Xml:
    """Character properties: size, weight, tracking, colour and face, all as references to the theme.

    `content` is the text they are for, as far as its scripts ask for faces of their own.
    """
    raise_ = RAISED if raised else None
    tracked = tracking(style, content)
    scripts = (
        script_typeface("ea", style.face) if has_east_asian(content) else NOTHING,
        script_typeface("cs", style.face) if has_complex(content) else NOTHING,
    )
    if style == inherited and tracked == style.tracking:
        return tag(name, *scripts, link, lang=language, baseline=raise_)
    return tag(
        name,
        solid(style.color),
        tag("a:latin", typeface=typeface(style.face)),
        *scripts,
        link,
        lang=language,
        sz=round(style.size) * 100,
        b=int(style.weight >= BOLD),
        spc=round(tracked * style.size * 100),
        baseline=raise_,
    )


def list_style(style: Style, align: Align, writing: Writing, levels: int = 1, *, bulleted: bool = False) -> Xml:
    """How a placeholder sets its text, level by level: the first plain or `bulleted`, the others with a dash."""
    said = character(style, "a:defRPr", writing.language)
    spacing = line_spacing(style.leading)
    entries = []
    for level in range(1, levels + 1):
        step = style.size * (level - (not bulleted))
        marked = bulleted or level > 1
        bullet = tag("a:buChar", char="•" if level == 1 else "–")
        mark = join(tag("a:buFontTx"), bullet) if marked else tag("a:buNone")
        entries.append(
            tag(
                f"a:lvl{level}pPr",
                spacing,
                tag("a:spcBef", tag("a:spcPts", val=round(style.leading * (0 if level == 1 else 25)))),
                mark,
                said,
                marL=emu(step),
                indent=-emu(style.size) if marked else 0,
                algn=alignment(align, writing.rtl),
                rtl=int(writing.rtl),
            )
        )
    return join(*entries)


def chart_text(style: Style, language: str, *, upright: bool = False, inset: float | None = None) -> Xml:
    """The text properties of a chart or of one of its parts. With `inset`, those of a label."""
    body = tag("a:bodyPr", rot=0 if upright else None) if inset is None else label_body(inset)
    properties = tag("a:pPr", character(style, "a:defRPr", language))
    return tag("c:txPr", body, tag("a:lstStyle"), tag("a:p", properties, tag("a:endParaRPr", lang=language)))


def label_body(inset: float) -> Xml:
    """A label on one line, with `inset` points free at both sides."""
    return tag("a:bodyPr", wrap="none", lIns=emu(inset), tIns=0, rIns=emu(inset), bIns=0)
