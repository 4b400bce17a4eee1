"""The first page: a band with the claim and a tally, the key figures, the summary and the contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from briefgen.blocks.paragraph import place_paragraph
from briefgen.document.model import Document, FigureRef
from briefgen.editions.brief.chrome import folio
from briefgen.editions.brief.elements import largest_fitting, small_bold
from briefgen.editions.brief.grid import LEFT, MEASURE, grid
from briefgen.geometry import MILLIMETRE, Rect
from briefgen.layout.logo import logo
from briefgen.layout.marks import box, paragraph, rule, running, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import bold, colored, muted
from briefgen.numbers import quantity_of
from briefgen.scene import Color, Group, Item, Node, Page, Paragraph, Run

BELOW_BAND = {"discs": 147 * MILLIMETRE, "plain": 172 * MILLIMETRE}
"""The height between the band and the page's foot: a plain cover's band carries no tally."""

STROKE = 0.5 * MILLIMETRE
STROKE_HEIGHT = 6.5 * MILLIMETRE
ROW = 13.5 * MILLIMETRE
LABEL = 4.25 * MILLIMETRE
"""A row's label stands over its strokes, in so much of the row's height."""
MOST_STROKES = 120
CELL = 25 * MILLIMETRE
MOST_FIGURES = 5
SMALLEST_CLAIM = 18.0
LOGO_HEIGHT = 14 * MILLIMETRE


def cover(
    document: Document, begun: Opening, contents: Sequence[tuple[str, str, int]], source: str, setting: Setting
) -> Page:
    """The cover with the summary `begun`; `contents` are the sections' keys, claims and page numbers."""
    setting = setting.keyed("cover")
    entries = _contents(contents, begun.bottom + 2.5 * MILLIMETRE, setting)
    items = [*_band(document, setting), *_key_figures(document, setting), *begun.items, *entries]
    note = (document.cover.note if document.cover else None) or ""
    chrome = folio(_kind(document), source, "1", setting)
    return Page("cover", document.title, tuple(items), tuple(chrome), "Cover", label="1", notes=(note,) if note else ())


def band_height(setting: Setting) -> float:
    """Where the band ends."""
    return grid(setting).foot - BELOW_BAND[setting.theme.manner.cover]


def _kind(document: Document) -> str:
    return document.kind or document.vocabulary.executive_brief


def _band(document: Document, setting: Setting) -> list[Item]:
    page = grid(setting)
    band = setting.theme.band
    on = setting.theme.text_on(band)
    quiet = Color.TINT if setting.theme.contrast(Color.TINT, band) >= 4.5 else on
    scale = setting.scale
    items: list[Item] = [box("cover · band", Rect(0, 0, page.width, band_height(setting)), band)]
    kind_style = colored(small_bold(setting), on)
    items.append(
        words(
            setting,
            "kind",
            _kind(document),
            Rect(LEFT, 17.5 * MILLIMETRE, page.margin_width, 0),
            kind_style,
            on=band,
            node=Node("P", "cover/kind"),
        )
    )
    mark = logo(setting, LEFT, 33 * MILLIMETRE, LOGO_HEIGHT, band)
    items.extend([mark] if mark else [])
    subject = Rect(page.axis, 16.5 * MILLIMETRE, MEASURE, 0)
    claimed = bool(document.claim)
    if claimed:
        items.append(
            words(
                setting,
                "subject",
                document.title,
                subject,
                colored(scale.lead, quiet),
                on=band,
                node=Node("P", "cover/subject"),
            )
        )
    rows = _tally_rows(document, setting)
    tally_top = band_height(setting) - (len(rows) * ROW + (10 if rows else 12) * MILLIMETRE)
    claim = document.claim or document.title
    style, top = colored(scale.cover, on), 31 * MILLIMETRE
    while style.size > SMALLEST_CLAIM and not _claim_fits(paragraph(claim, style), tally_top - top, setting):
        style = replace(style, size=style.size - 5, leading=style.leading - 5)
    even = setting.type.balanced_width(paragraph(claim, style), MEASURE)
    area = Rect(page.axis, top, even, 0)
    items.append(words(setting, "claim", claim, area, style, on=band, node=Node("H1", "cover/claim")))
    return [*items, *_tally(rows, tally_top, document, setting, on, quiet)]


def _claim_fits(claim: Paragraph, height: float, setting: Setting) -> bool:
    return setting.type.height((claim,), MEASURE) <= height and setting.type.widest_piece(claim)[0] <= MEASURE


def _tally_rows(document: Document, setting: Setting) -> list[FigureRef]:
    """The cover's figures, largest first, if they can be counted in one unit and the brand's covers are drawn on."""
    figures = list(document.cover.figures if document.cover else ())
    if setting.theme.manner.cover == "plain":
        return []
    if not figures or len({f.unit for f in figures}) != 1 or any(not f.amount or f.amount <= 0 for f in figures):
        return []
    return sorted(figures, key=lambda f: f.amount or 0, reverse=True)[:3]


def tally_unit(largest: Decimal) -> Decimal:
    """The power of ten that counts `largest` in at most 120 strokes."""
    unit = Decimal(1)
    while largest / unit > MOST_STROKES:
        unit *= 10
    while largest / unit < MOST_STROKES / 10 - 2:
        unit /= 10
    return unit


def _tally(
    rows: list[FigureRef], top: float, document: Document, setting: Setting, on: Color, quiet: Color
) -> list[Item]:
    """One stroke a unit; the longest row is as wide as the page's columns."""
    page = grid(setting)
    if not rows:
        return []
    band, scale = setting.theme.band, setting.scale
    unit = tally_unit(rows[0].amount or Decimal(1))
    counts = [int(((row.amount or 0) / unit).quantize(Decimal(1), ROUND_HALF_UP)) for row in rows]
    pitch = (page.whole_width - STROKE) / max(counts[0] - 1, 1)
    strokes: list[Item] = []
    labels: list[Item] = []
    label_style = colored(small_bold(setting), on)
    for index, (row, count) in enumerate(zip(rows, counts, strict=True)):
        y = top + index * ROW
        fill = Color.SECOND if index == len(rows) - 1 else on
        strokes += [
            box(f"cover · stroke {index + 1}.{i + 1}", Rect(LEFT + i * pitch, y + LABEL, STROKE, STROKE_HEIGHT), fill)
            for i in range(count)
        ]
        text = paragraph(f"{row.label} {row.short}", label_style)
        node = Node("P", f"cover/tally-{index}")
        labels.append(
            words(setting, f"tally {index + 1}", text, Rect(LEFT, y, page.whole_width, 0), on=band, node=node)
        )
    known = setting.vocabulary.spoken
    counted = (f"{row.label} {setting.numbers.count(count)}" for row, count in zip(rows, counts, strict=True))
    alt = known.tally.format(known.apart.join(counted))
    figure = Group("cover · tally", tuple(strokes), alt=alt, tag=(Node("Figure", "cover/tally", alt=alt),))
    note = (document.cover.note if document.cover else None) or ""
    if note:
        key = quantity_of(unit, rows[0].unit, rows[0].figure.style)
        text = paragraph(f"{note}. {document.vocabulary.one_line.format(key)}.", colored(scale.small, quiet))
        area = Rect(LEFT, top + len(rows) * ROW + 1, page.whole_width, 0)
        labels.append(words(setting, "tally note", text, area, on=band, node=Node("P", "cover/tally-note")))
    return [figure, *labels]


def _key_figures(document: Document, setting: Setting) -> list[Item]:
    page = grid(setting)
    figures = document.summary.figures[:MOST_FIGURES] if document.summary else ()
    if not figures:
        return []
    scale = setting.scale
    top = band_height(setting) + 10 * MILLIMETRE
    items: list[Item] = [
        words(
            setting,
            "figures head",
            setting.vocabulary.key_figures,
            Rect(LEFT, top, page.margin_width, 0),
            small_bold(setting),
            node=Node("H2", "cover/figures"),
        )
    ]
    y = top + 8 * MILLIMETRE
    for index, reference in enumerate(figures):
        placed = _key_figure(reference, Rect(LEFT, y + 2 * MILLIMETRE, page.margin_width, CELL), index, setting)
        bottom = placed[-1].rect.bottom
        if bottom > page.foot:
            break
        line = f"cover · figure rule {index + 1}"
        items.extend((rule(line, LEFT, y, page.margin_width, scale.hairline * 2, Color.HAIRLINE), *placed))
        y = max(y + CELL, bottom + 3 * MILLIMETRE)
    return items


def _key_figure(reference: FigureRef, cell: Rect, index: int, setting: Setting) -> list[Item]:
    """The number left, its change right on the same baseline, what it is beneath."""
    scale = setting.scale
    figure = reference.figure
    style = largest_fitting(figure.short, (scale.figure, scale.lead, scale.name), cell.width, setting)
    number = paragraph(figure.short, style)
    width = min(setting.type.widest(figure.short, style) + 2, cell.width)
    node = Node("P", f"cover/figure-{index}")
    shown = words(setting, f"figure {index + 1}", number, cell.resized(width=width), node=node)
    items: list[Item] = [shown]
    change = figure.change
    said = change.told if change else ""
    text = paragraph(said, colored(bold(scale.small), Color.INK), "end")
    room = cell.width - width - 6
    beside = bool(said) and setting.type.natural_width(text) <= room
    if beside:
        baseline = setting.type.first_baseline(number) - setting.type.first_baseline(text)
        area = Rect(cell.right - room, cell.y + baseline, room, 0)
        items.append(words(setting, f"figure {index + 1} change", text, area, node=Node("P", f"cover/change-{index}")))
    notes = (said if said and not beside else "", change.note or "" if change else "")
    label = "; ".join(
        part for part in (", ".join(p for p in (figure.label, figure.unit_phrase, figure.when) if p), *notes) if part
    )
    items.append(
        words(
            setting,
            f"figure {index + 1} label",
            paragraph(label, muted(scale.small)),
            cell.below(shown.rect.height),
            node=Node("P", f"cover/label-{index}"),
        )
    )
    return items


@dataclass(frozen=True, slots=True)
class Opening:
    """The summary on the cover: its items, where they end, and the paragraphs that go on after the cover."""

    items: tuple[Item, ...]
    bottom: float
    rest: tuple[Paragraph, ...]


def opening(document: Document, setting: Setting) -> Opening:
    """The summary's headline and prose under the band, as far as the page holds them."""
    page = grid(setting)
    setting = setting.keyed("cover")
    scale = setting.scale
    y = band_height(setting) + 10 * MILLIMETRE
    if not document.summary:
        return Opening((), y, ())
    head = Rect(page.axis, y, MEASURE, 0)
    node = Node("H2", "cover/summary")
    items: list[Item] = [
        words(setting, "summary head", setting.vocabulary.executive_summary, head, small_bold(setting), node=node)
    ]
    y += 7 * MILLIMETRE
    texts = [paragraph(document.summary.headline, colored(scale.lead, setting.theme.band))]
    texts += [running(text, scale.prose) for text in document.summary.narrative]
    for index, text in enumerate(texts):
        region = Rect(page.axis, y, MEASURE, page.foot - y)
        frame, rest = place_paragraph(
            text, region, setting, Node("P", f"cover/summary-{index}"), f"summary {index + 1}"
        )
        if frame:
            items.append(frame)
            y = frame.rect.bottom + 2.5 * MILLIMETRE
        if rest:
            return Opening(tuple(items), page.foot, (rest, *texts[index + 1 :]))
    return Opening(tuple(items), y, ())


def _contents(contents: Sequence[tuple[str, str, int]], top: float, setting: Setting) -> list[Item]:
    """One ruled row a section: its claim and its page, linked."""
    page = grid(setting)
    scale = setting.scale
    row = 7.5 * MILLIMETRE
    head = small_bold(setting)
    heights = [
        max(row, setting.type.height((paragraph(text, scale.prose),), MEASURE - 30) + 2.5 * MILLIMETRE)
        for _, text, _ in contents
    ]
    start = top + 6.5 * MILLIMETRE
    if start + sum(heights) > page.foot + 3 * MILLIMETRE:
        return []
    items: list[Item] = [
        words(
            setting,
            "contents head",
            setting.vocabulary.in_this_brief,
            Rect(page.axis, top, MEASURE, 0),
            head,
            node=Node("H2", "cover/contents"),
        )
    ]
    y = start
    for index, ((key, claim, number), height) in enumerate(zip(contents, heights, strict=True)):
        items.append(
            rule(f"cover · contents rule {index + 1}", page.axis, y, MEASURE, scale.hairline * 2, Color.HAIRLINE)
        )
        area = Rect(page.axis, y, MEASURE - 30, height)
        entry = Paragraph((Run(claim, scale.prose, link=f"#{key}"),))
        items.append(
            words(
                setting, f"contents {index + 1}", entry, area, centred=True, node=Node("P", f"cover/contents-{index}")
            )
        )
        shown = paragraph(str(number), colored(small_bold(setting), Color.INK), "end")
        items.append(
            words(
                setting,
                f"contents {index + 1} page",
                shown,
                Rect(page.axis + MEASURE - 24, y, 24, height),
                centred=True,
                node=Node("P", f"cover/contents-{index}"),
            )
        )
        y += height
    return items
