"""Good decks spoilt in one place each, for the rule of the lint that has to find it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

Parts = dict[str, bytes]
Mutation = Callable[[Parts], Parts]

SLIDE, CHARTED = "ppt/slides/slide2.xml", "ppt/slides/slide3.xml"
SLIDE_RELATIONS, CHARTED_RELATIONS = "ppt/slides/_rels/slide2.xml.rels", "ppt/slides/_rels/slide3.xml.rels"
TABLE, PICTURED = "ppt/slides/slide17.xml", "ppt/slides/slide19.xml"
NOTES, NOTES_RELATIONS = "ppt/notesSlides/notesSlide1.xml", "ppt/notesSlides/_rels/notesSlide1.xml.rels"
NOTES_MASTER_RELATIONS = "ppt/notesMasters/_rels/notesMaster1.xml.rels"
PRESENTATION, LAYOUT = "ppt/presentation.xml", "ppt/slideLayouts/slideLayout4.xml"
MASTER, MASTER_RELATIONS = "ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
TABLE_STYLES, CHART, BOOK = "ppt/tableStyles.xml", "ppt/charts/chart1.xml", "ppt/embeddings/Workbook1.xlsx"
TYPES, CORE = "[Content_Types].xml", "docProps/core.xml"


def unzipped(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts, date: tuple[int, ...] = (1980, 1, 1, 0, 0, 0)) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name.removeprefix("twice/"), date), data)
    return stream.getvalue()


def edited(part: str, pattern: str, new: str) -> Mutation:
    """The deck with the first match of `pattern` in a part replaced."""

    def change(parts: Parts) -> Parts:
        data, count = re.subn(pattern, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count, f"{pattern} is not in {part}"
        return {**parts, part: data.encode()}

    return change


def added(part: str, data: bytes) -> Mutation:
    return lambda parts: {**parts, part: data}


def without(part: str) -> Mutation:
    return lambda parts: {name: data for name, data in parts.items() if name != part}


def in_the_workbook(change: Mutation) -> Mutation:
    return lambda parts: {**parts, BOOK: zipped(change(unzipped(parts[BOOK])))}


def both(first: Mutation, second: Mutation) -> Mutation:
    return lambda parts: second(first(parts))


def related(part: str, kind: str, target: str, mode: str = "Internal") -> Mutation:
    """The deck with one more relation."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    new = rf'<Relationship Id="more" Type="{space}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    folder, _, file = part.rpartition("/")
    return edited(f"{folder}/_rels/{file}.rels", "</Relationships>", new)


SHEET = "xl/worksheets/sheet1.xml"
CONNECTED = r'<p:cNvCxnSpPr><a:stCxn id="{}" idx="{}"/></p:cNvCxnSpPr>'

MUTANTS: Mapping[str, tuple[Mutation, ...]] = {
    "xml is well formed": (
        edited(SLIDE, "</p:sld>", ""),
        edited(SLIDE, r"\?>", "?><!DOCTYPE sld>"),
        edited(SLIDE, r"<\?xml.*?\?>\n", ""),
    ),
    "entries are sound": (
        both(added("ppt/media/one.gif", b""), added("twice/ppt/media/one.gif", b"")),
        added("ppt/../away.png", b""),
    ),
    "content types fit": (
        edited(TYPES, "/ppt/slides/slide2.xml", "/ppt/slides/gone.xml"),
        edited(TYPES, r"<Override[^>]*slide3\.xml[^>]*/>", ""),
        edited(TYPES, r"(<Override[^>]*slide3\.xml[^>]*/>)", r"\1\1"),
        edited(TYPES, r'Extension="png"', 'Extension="tiff"'),
    ),
    "relations lead to their targets": (
        without(CHART),
        edited(SLIDE_RELATIONS, "rId2", "rId1"),
        edited(SLIDE_RELATIONS, "rId2", "2nd"),
        edited(SLIDE_RELATIONS, r"\.\./slideLayouts/", ""),
        edited(CHARTED_RELATIONS, "charts/chart1", "theme/theme1"),
        related(SLIDE, "oleObject", "file:///c:/x", "External"),
        added("ppt/slides/_rels/gone.xml.rels", b'<?xml version="1.0" encoding="UTF-8"?><Relationships/>'),
    ),
    "relations and references agree": (
        edited(SLIDE, r'r:id="rId2"', 'r:id="rId77"'),
        related(SLIDE, "image", "../media/more.png"),
    ),
    "every part is reached": (added("ppt/media/orphan.png", b"\x89PNG"),),
    "slides are listed once": (
        edited(PRESENTATION, r'<p:sldId id="257"', '<p:sldId id="256"'),
        edited(PRESENTATION, r'<p:sldId id="257"', '<p:sldId id="12"'),
        edited(PRESENTATION, r'<p:sldId id="257"[^>]*/>', ""),
    ),
    "masters and layouts are numbered together": (
        edited(MASTER, 'id="2147483649"', 'id="2147483648"'),
        edited(MASTER, 'id="2147483649"', 'id="300"'),
    ),
    "layouts and masters know each other": (
        edited(MASTER_RELATIONS, "slideLayout2.xml", "slideLayout1.xml"),
        edited(SLIDE_RELATIONS, '/slideLayout"', '/other"'),
    ),
    "layouts have names of their own": (
        edited(LAYOUT, '<p:cSld name="[^"]*"', '<p:cSld name="Cover"'),
        edited(LAYOUT, '<p:cSld name="[^"]*"', "<p:cSld"),
    ),
    "masters have themes of their own": (
        edited(NOTES_MASTER_RELATIONS, "theme2", "theme1"),
        edited(NOTES_MASTER_RELATIONS, '/theme"', '/other"'),
        edited(MASTER, ' folHlink="folHlink"', ""),
    ),
    "masters are listed": (edited(PRESENTATION, "<p:notesMasterIdLst>.*</p:notesMasterIdLst>", ""),),
    "notes and slides know each other": (
        edited(NOTES_RELATIONS, "slide2.xml", "slide3.xml"),
        edited(SLIDE_RELATIONS, '/notesSlide"', '/other"'),
        edited(NOTES_RELATIONS, '/notesMaster"', '/other"'),
        edited(NOTES, 'type="sldImg"', 'type="hdr"'),
        edited(NOTES, "<a:p>.*</a:p>", "<a:p/>"),
    ),
    "sections hold every slide once": (
        edited(PRESENTATION, r'<p14:sldId id="257"/>', ""),
        edited(PRESENTATION, r'(<p14:section name=")[^"]*', r"\1 "),
        edited(PRESENTATION, r' id="\{[^}]*\}"', ' id="{1}"'),
    ),
    "sizes are possible": (edited(PRESENTATION, '<p:sldSz cx="12192000"', '<p:sldSz cx="10"'),),
    "properties are declared": (
        edited(CORE, "T00:00:00Z", "T09:30:12Z"),
        edited(CORE, "<dc:title>.*</dc:title>", "<dc:title/>"),
        edited("_rels/.rels", "metadata/core-properties", "metadata/others"),
    ),
    "ids are unique": (
        edited(SLIDE, '<p:cNvPr id="4"', '<p:cNvPr id="3"'),
        edited(SLIDE, '<p:cNvPr id="4"', '<p:cNvPr id="0"'),
    ),
    "names are unique": (
        edited(SLIDE, 'name="dot 2"', 'name="dot 3"'),
        edited(SLIDE, 'name="dot 2"', 'name=" "'),
    ),
    "every slide has a title of its own": (
        edited(SLIDE, "Page drawn makes", "Page bars makes"),
        edited(SLIDE, 'type="title"', 'type="body"'),
        edited(SLIDE, "Page drawn makes a claim", " "),
    ),
    "placeholders stand on the layout": (
        edited(SLIDE, 'type="ftr" sz="quarter" idx="11"', 'type="ftr" sz="quarter" idx="99"'),
        edited(SLIDE, 'type="sldNum" sz="quarter" idx="12"', 'type="ftr" idx="11"'),
        edited(SLIDE, "<a:t>Source: tests</a:t>", "<a:t></a:t>"),
    ),
    "footers are read last": (
        edited(SLIDE, r'(<p:sp><p:nvSpPr><p:cNvPr id="10".*?</p:sp>)(.*)(</p:spTree>)', r"\2\1\3"),
    ),
    "boxes are possible": (
        edited(SLIDE, 'cx="508000"', 'cx="-508000"'),
        edited(SLIDE, r'<a:ext cx="1270000" cy="1016000"/>', '<a:ext cx="0" cy="0"/>'),
        edited(SLIDE, 'chOff x="762000"', 'chOff x="0"'),
        edited(SLIDE, 'chExt cx="1778000"', 'chExt cx="0"'),
    ),
    "everything seen is described": (
        edited(SLIDE, ' descr="Three dots"', ""),
        edited(CHARTED, r' descr="A bar chart[^"]*"', ""),
        edited(TABLE, r'(name="table") descr="[^"]*"', r"\1"),
        edited(PICTURED, 'descr="A pixel"', 'descr="pixel.png"'),
        edited(PICTURED, ' descr="A pixel"', ""),
        edited(SLIDE, 'name="falling"', 'name="falling" descr="A line"'),
    ),
    "every run names its language": (
        edited(SLIDE, r'<a:rPr lang="en"', "<a:rPr"),
        edited(SLIDE, r'<a:rPr lang="en"', '<a:rPr lang="English"'),
        edited(CHART, r'<a:endParaRPr lang="en"', "<a:endParaRPr"),
        edited(SLIDE, r"<a:r>.*?</a:r></a:p>", "</a:p>"),
    ),
    "text holds no remains": (
        edited(SLIDE, "Source: tests", "Source: _x000B_ tests"),
        edited(SLIDE, "Source: tests", "Source: \x85 tests"),
        edited(SLIDE, "<a:t>Source: tests</a:t>", "<a:t/>"),
    ),
    "links lead somewhere": (
        edited(SLIDE, ' action="ppaction://hlinksldjump"', ' action="ppaction://program"'),
        edited(SLIDE, r'(hlinkClick) r:id="rId2"', r'\1 r:id=""'),
        edited(SLIDE_RELATIONS, "https://", "javascript:"),
        edited(SLIDE_RELATIONS, "slide17.xml", "slide99.xml"),
    ),
    "connectors are glued to shapes": (
        edited(SLIDE, "<p:cNvCxnSpPr/>", CONNECTED.format(99, 0)),
        edited(SLIDE, "<p:cNvCxnSpPr/>", CONNECTED.format(4, 8)),
        edited(SLIDE, "<p:cNvCxnSpPr/>", CONNECTED.format(7, 0)),
        edited(SLIDE, "<p:cNvCxnSpPr/>", CONNECTED.format(3, 0)),
    ),
    "pictures are what they say": (edited(TYPES, "image/png", "image/jpeg"),),
    "rows have a cell for every column": (
        edited(TABLE, "<a:tc>.*?</a:tc>", ""),
        edited(TABLE, r'<a:gridCol w="\d+"', '<a:gridCol w="0"'),
        edited(TABLE, r'<a:tr h="\d+"', '<a:tr h="1"'),
    ),
    "merged cells cover one another": (
        edited(TABLE, "<a:tc>", '<a:tc gridSpan="2">'),
        edited(TABLE, "<a:tc>", '<a:tc rowSpan="40">'),
        edited(TABLE, "<a:tc>", '<a:tc vMerge="1">'),
        edited(TABLE, "<a:tc>(.*?)<a:tc>", r'<a:tc gridSpan="2">\1<a:tc hMerge="1">'),
    ),
    "headers are flagged": (
        edited(TABLE, ' firstRow="1"', ""),
        edited(TABLE, "<a:tableStyleId>.", "<a:tableStyleId>["),
        edited(TABLE_STYLES, ' def="{6', ' def="{7'),
    ),
    "series and points are numbered": (
        edited(CHART, r'<c:idx val="1"/><c:order', '<c:idx val="0"/><c:order'),
        edited(CHART, r'<c:order val="1"', '<c:order val="0"'),
        edited(CHART, r'<c:ptCount val="3"', '<c:ptCount val="2"'),
        edited(CHART, r'<c:dPt><c:idx val="0"', '<c:dPt><c:idx val="3"'),
        edited(CHART, r'<c:dLbl><c:idx val="1"', '<c:dLbl><c:idx val="0"'),
        edited(CHART, r'<c:pt idx="1"', '<c:pt idx="0"'),
    ),
    "axes cross in pairs": (
        edited(CHART, r'<c:crossAx val="222222222"', '<c:crossAx val="5"'),
        edited(CHART, r'<c:axId val="222222222"', '<c:axId val="5"'),
        edited(CHART, r'(<c:catAx><c:axId val=")\d+', r"\g<1>-7"),
        edited(CHART, r"<c:barChart>.*?</c:barChart>", ""),
    ),
    "charts say how they are read": (
        edited(CHART, '<c:date1904 val="0"/>', ""),
        edited(CHART, '<c:roundedCorners val="0"/>', '<c:roundedCorners val="1"/>'),
        edited(CHART, '<c:lang val="en"/>', ""),
        edited(CHART, '<c:autoTitleDeleted val="1"/>', ""),
    ),
    "caches tell what the workbook holds": (
        edited(CHART, "<c:v>Capex</c:v>", "<c:v>Opex</c:v>"),
        edited(CHART, "<c:v>78</c:v>", "<c:v>79</c:v>"),
        edited(CHART, r"\$B\$2:\$B\$4", "$B$2:$B$5"),
        edited(CHART, r"'[^']*'!\$B\$2", "Other!$B$2"),
        edited(CHART, "<c:externalData.*</c:externalData>", ""),
        in_the_workbook(edited(SHEET, "<v>78</v>", "<v>77</v>")),
    ),
    "workbooks open": (
        added(BOOK, b"PK no workbook"),
        in_the_workbook(added("xl/externalLinks/externalLink1.xml", b"<x/>")),
    ),
    "formulas are sums of the sheet": (
        in_the_workbook(edited(SHEET, r'<c r="A2".*?</c>', '<c r="A2"><f>1+1</f></c>')),
        in_the_workbook(edited(SHEET, "<v>78</v>", '<f>HYPERLINK("http://x")</f><v>78</v>')),
        in_the_workbook(edited(SHEET, "<v>78</v>", "<f>B3+1</f><v>78</v>")),
    ),
    "workbooks are packages of their own": (
        in_the_workbook(added("xl/orphan.xml", b"<x/>")),
        added(BOOK, b"no archive"),
    ),
    "colours refer to the theme": (
        edited(SLIDE, '<a:schemeClr val="accent1"/>', '<a:srgbClr val="CC2F08"/>'),
        edited(CHART, '<a:schemeClr val="tx1"/>', '<a:prstClr val="black"/>'),
        edited(MASTER, '<a:schemeClr val="tx1"/>', '<a:sysClr val="windowText"/>'),
        edited(TABLE_STYLES, '<a:schemeClr val="tx1"/>', '<a:hslClr hue="0" sat="0" lum="0"/>'),
    ),
    "faces refer to the theme": (
        edited(SLIDE, r"\+mn-lt", "Arial"),
        edited(CHART, r"\+mn-lt", "Calibri"),
    ),
}
"""What spoils a good deck, by the rule that has to find it."""
