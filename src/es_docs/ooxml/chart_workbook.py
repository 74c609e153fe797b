"""The workbook behind a chart: the numbers as a sheet a person recognises.

SpreadsheetML: ISO/IEC 29500-1 §18. Written in one piece: a library that writes any workbook took a
tenth of the time of a whole build for these few cells. The properties, which are optional,
are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from es_docs.ooxml.chart_part import SHEET, WORKBOOK_CONTENT_TYPE, Column
from es_docs.ooxml.package import CONTENT_TYPES, NS, ROOT_RELATIONSHIPS, canonical_parts
from es_docs.regex import regex

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HEADER, _NUMBER, _SHARE, _LINES = 1, 2, 3, 4
"""Places in `cellXfs` below."""
_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/>'
    "</border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
"""Format 9 is 0% (§18.8.30); the two first fills are fixed (§18.8.20)."""
_SYSTEM_COLOURS: Final = {"dk1": ("windowText", "000000"), "lt1": ("window", "FFFFFF")}
_COLOURS: Final = {
    "dk2": "1F3864", "lt2": "E7E6E6", "accent1": "1F4E8C", "accent2": "B5532A", "accent3": "6B6B6B",
    "accent4": "8A6D00", "accent5": "2E6F40", "accent6": "6A3D7C", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_THEME: Final = (
    f'{_HEAD}<a:theme xmlns:a="{NS["a"]}" name="Dane"><a:themeElements><a:clrScheme name="Dane">'
    + "".join(
        f'<a:{name}><a:sysClr val="{value}" lastClr="{last}"/></a:{name}>'
        for name, (value, last) in _SYSTEM_COLOURS.items()
    )
    + "".join(f'<a:{key}><a:srgbClr val="{value}"/></a:{key}>' for key, value in _COLOURS.items())
    + '</a:clrScheme><a:fontScheme name="Dane">'
    + "".join(
        f'<a:{name}><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>'
        for name in ("majorFont", "minorFont")
    )
    + f'</a:fontScheme><a:fmtScheme name="Dane"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    + f"<a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + f"</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
    + "</a:themeElements></a:theme>"
)
"""The least a theme consists of (§20.1.6.9, §14.2.7): no cell uses it, but it has to be there."""
_BY_NUMBER: Final = regex("_x[0-9a-fA-F]{4}_")
_PREFIX: Final = WORKBOOK_CONTENT_TYPE.removesuffix(".sheet")
_TYPES: Final[Mapping[str, str]] = {
    "xl/workbook.xml": f"{_PREFIX}.sheet.main+xml",
    "xl/worksheets/sheet1.xml": f"{_PREFIX}.worksheet+xml",
    "xl/styles.xml": f"{_PREFIX}.styles+xml",
    "xl/sharedStrings.xml": f"{_PREFIX}.sharedStrings+xml",
    "xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_FIXED: Final[Mapping[str, bytes]] = {
    CONTENT_TYPES: (
        f'{_HEAD}<Types xmlns="{NS["ct"]}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items()
        )
        + "</Types>"
    ).encode(),
    ROOT_RELATIONSHIPS: (
        f'{_HEAD}<Relationships xmlns="{NS["rel"]}"><Relationship Id="rId1"'
        f' Type="{NS["r"]}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ).encode(),
    "xl/_rels/workbook.xml.rels": (
        f'{_HEAD}<Relationships xmlns="{NS["rel"]}">'
        f'<Relationship Id="rId1" Type="{NS["r"]}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{NS["r"]}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{NS["r"]}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId4" Type="{NS["r"]}/theme" Target="theme/theme1.xml"/>'
        "</Relationships>"
    ).encode(),
    "xl/workbook.xml": (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{NS["r"]}"><bookViews><workbookView/>'
        f'</bookViews><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets>'
        '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'
    ).encode(),
    "xl/styles.xml": _STYLES.encode(),
    "xl/theme/theme1.xml": _THEME.encode(),
}
_VIEW: Final = (
    '<sheetViews><sheetView tabSelected="1" workbookViewId="0">'
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    '<selection pane="topRight" activeCell="B1" sqref="B1"/>'
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/><selection pane="bottomRight"/>'
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
)
"""The headers and the categories stay in sight (§18.3.1.66)."""


def workbook_of(columns: Sequence[Column]) -> bytes:
    """A workbook of one sheet, a header row and a category a row; formulas are computed already."""
    texts = _Texts()
    sheet = _sheet_xml(columns, texts)
    return canonical_parts(
        {
            **_FIXED,
            "xl/worksheets/sheet1.xml": sheet.encode(),
            "xl/sharedStrings.xml": texts.xml().encode(),
        }
    )


class _Texts:
    """The shared strings (§18.4), numbered as they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._count = 0

    def number(self, text: str) -> int:
        self._count += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def xml(self) -> str:
        items = "".join(
            f'<si><t xml:space="preserve">{_escaped(text)}</t></si>' for text in self._numbers
        )
        counts = f'count="{self._count}" uniqueCount="{len(self._numbers)}"'
        return f'{_HEAD}<sst xmlns="{_MAIN}" {counts}>{items}</sst>'


def _sheet_xml(columns: Sequence[Column], texts: _Texts) -> str:
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{_width(column)}" customWidth="1"/>'
        for number, column in enumerate(columns, start=1)
    )
    headers = "".join(_text_cell(f"{one.letter}1", one.header, _HEADER, texts) for one in columns)
    rows = max(len(column.values) for column in columns)
    body = "".join(
        f'<row r="{index + 2}">{"".join(_cells(columns, index, texts))}</row>'
        for index in range(rows)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}">'
        f'<dimension ref="A1:{columns[-1].letter}{rows + 1}"/>{_VIEW}<cols>{widths}</cols>'
        f'<sheetData><row r="1">{headers}</row>{body}</sheetData></worksheet>'
    )


def _cells(columns: Sequence[Column], index: int, texts: _Texts) -> Iterator[str]:
    for column in columns:
        if index >= len(column.values):
            continue
        place, value = f"{column.letter}{index + 2}", column.values[index]
        formula = column.formulas[index] if column.formulas else ""
        style = _SHARE if column.is_share else _NUMBER
        if formula:
            yield _formula_cell(place, formula, value, style)
        elif isinstance(value, str):
            yield _text_cell(place, value, _LINES if "\n" in value else 0, texts)
        else:
            yield f'<c r="{place}" s="{style}"><v>{value:.15g}</v></c>'


def _text_cell(place: str, text: str, style: int, texts: _Texts) -> str:
    return f'<c r="{place}" s="{style}" t="s"><v>{texts.number(text)}</v></c>'


def _formula_cell(place: str, formula: str, value: str | float, style: int) -> str:
    is_text = isinstance(value, str)
    shown = _escaped(value) if isinstance(value, str) else f"{value:.15g}"
    kind = ' t="str"' if is_text else ""
    code = escape(formula.removeprefix("="), quote=False)
    return f'<c r="{place}" s="{style}"{kind}><f>{code}</f><v>{shown}</v></c>'


def _escaped(text: str) -> str:
    """What looks like a character by its number would be taken for one (§22.9.2.19, ST_Xstring)."""
    return escape(_BY_NUMBER.sub(r"_x005F\g<0>", text), quote=False)


def _width(column: Column) -> float:
    """In characters, between a readable least and most."""
    longest = max(len(str(value)) for value in (column.header, *column.values))
    return min(60, max(12, longest + 2))
