"""Good documents spoiled against the rules of `es_docs.messages.rules.legibility`."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from archives import unpacked
from es_docs.diagnostics import Area, Kind
from verify.mutation import Mutation, Spoil, all_of, packed, replaced

_SLIDE = "ppt/slides/slide8.xml"
_BODY = "word/document.xml"
_SETTINGS = "word/settings.xml"
_SENTENCE = "Wydanie publikacji dotyczącej ekonomii społecznej, skierowanej do sektora biznesu"
_INTRODUCTION = "Dla każdego działania podano zadania zaplanowane i\u00a0zrealizowane."


# --- steps


def _on_slide(old: str, new: str) -> Spoil:
    """Changes the effect that slide 8 shows."""
    return replaced(_SLIDE, old, new)


def _in_body(old: str, new: str) -> Spoil:
    return replaced(_BODY, old, new)


def _with_part(name: str, data: bytes) -> Spoil:
    def spoil(package: bytes) -> bytes:
        return packed({**unpacked(package), name: data})

    return spoil


def _related(rels: str, rid: str, kind: str, target: str, *, is_external: bool = False) -> Spoil:
    mode = ' TargetMode="External"' if is_external else ""
    uri = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    one = f'<Relationship Id="{rid}" Type="{uri}" Target="{target}"{mode}/>'
    return replaced(rels, "</Relationships>", f"{one}</Relationships>")


def _typed_as(extension: str, content_type: str) -> Spoil:
    one = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
    return replaced("[Content_Types].xml", "<Default ", f"{one}<Default ")


def _picture(colour: str = "#446688") -> bytes:
    target = BytesIO()
    Image.new("RGB", (64, 36), colour).save(target, "PNG")
    return target.getvalue()


# --- presentations


def _slide(rule: str, name: str, spoil: Spoil, text: str = "", *, box: str = "Efekt") -> Mutation:
    """A flaw in a text box of slide 8."""
    place = {"number": 8, "object": box}
    return Mutation(rule, Kind.PPTX, name, spoil, Area.SLIDE, place, text)


_EFFECT = f'<a:pPr lvl="1"/><a:r><a:rPr lang="pl-PL"/><a:t>{_SENTENCE}'
_EMPTY = '<a:p><a:endParaRPr lang="pl-PL"/></a:p>'
_LINK_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_SLIDE_RELS = "ppt/slides/_rels/slide8.xml.rels"
_LAST_RELS = "ppt/slides/_rels/slide13.xml.rels"
_LONG = (
    "Wydanie publikacji o\u00a0tym, jak firmy, gminy i\u00a0szkoły mogą co\u00a0dnia kupować"
    " u\u00a0osób, dla których praca w\u00a0spółdzielni jest szansą na\u00a0dobre życie"
)
_TINY_BOX = (
    '<p:spPr><a:xfrm><a:off x="8302752" y="1737360"/><a:ext cx="3340303" cy="1500000"/>'
    "</a:xfrm></p:spPr>"
)
_FAR_BOX = (
    '<p:spPr><a:xfrm><a:off x="9500000" y="1737360"/><a:ext cx="3340303" cy="3657600"/>'
    "</a:xfrm></p:spPr>"
)
_EFFECT_BOX = '<p:ph type="body" idx="62"/></p:nvPr></p:nvSpPr>'
_PLATE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Płytka"><a:extLst>'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
    '<p:spPr><a:xfrm><a:off x="8302752" y="1737360"/><a:ext cx="3340303" cy="3657600"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></p:spPr></p:sp>'
)
_TITLE_BODY = '<p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
_VIDEO = (
    '<p:pic><p:nvPicPr><p:cNvPr id="90" name="Film" descr="Film z\u00a0konferencji: uczestnicy'
    ' przy stołach."/><p:cNvPicPr/><p:nvPr><a:videoFile r:link="rId91"/></p:nvPr></p:nvPicPr>'
    '<p:blipFill><a:blip r:embed="rId92"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    '<p:spPr><a:xfrm><a:off x="548640" y="4206240"/><a:ext cx="2560320" cy="1440180"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
)
_BACKGROUND = (
    f'<p:bg><p:bgPr><a:blipFill><a:blip {_LINK_R} r:embed="rId92"/><a:stretch><a:fillRect/>'
    "</a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>"
)
_MASTER_TEXT = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Dopisek"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="8229600" y="45720"/><a:ext cx="3413455" cy="274320"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr'
    ' lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/><a:p><a:r><a:rPr lang="pl-PL" sz="1400">'
    '<a:solidFill><a:srgbClr val="1A2238"/></a:solidFill></a:rPr><a:t>Egzemplarz archiwalny</a:t>'
    "</a:r></a:p></p:txBody></p:sp>"
)

_SLIDES = [
    _slide("A11Y-041", "typed-bullet", _on_slide(_SENTENCE, f"• {_SENTENCE}")),
    _slide(
        "A11Y-042",
        "empty-paragraphs",
        _on_slide('<a:p><a:pPr lvl="1"/>', f'{_EMPTY}{_EMPTY}<a:p><a:pPr lvl="1"/>'),
    ),
    _slide("A11Y-042", "spaces", _on_slide("ekonomii społecznej,", "ekonomii      społecznej,")),
    _slide(
        "A11Y-043",
        "vague-link",
        all_of(
            _related(_SLIDE_RELS, "rId90", "hyperlink", "https://example.org/", is_external=True),
            _on_slide(
                f"{_SENTENCE}</a:t></a:r>",
                f'{_SENTENCE} </a:t></a:r><a:r><a:rPr lang="pl-PL"><a:hlinkClick {_LINK_R}'
                ' r:id="rId90"/></a:rPr><a:t>więcej</a:t></a:r>',
            ),
        ),
        text="więcej",
    ),
    Mutation(
        "A11Y-044",
        Kind.PPTX,
        "text-of-the-master",
        replaced("ppt/slideMasters/slideMaster1.xml", "<p:grpSp>", f"{_MASTER_TEXT}<p:grpSp>"),
        Area.MASTER,
        text="Egzemplarz archiwalny",
    ),
    _slide(
        "A11Y-050",
        "serifs",
        _on_slide(
            _EFFECT,
            _EFFECT.replace(
                '<a:rPr lang="pl-PL"/>',
                '<a:rPr lang="pl-PL"><a:latin typeface="Times New Roman"/></a:rPr>',
            ),
        ),
        text="Wydanie publikacji",
    ),
    _slide(
        "A11Y-051",
        "small-letters",
        _on_slide(_EFFECT, _EFFECT.replace('lang="pl-PL"', 'lang="pl-PL" sz="1600"')),
    ),
    _slide(
        "A11Y-052",
        "justified",
        _on_slide('<a:pPr lvl="1"/>', '<a:pPr lvl="1" algn="just"/>'),
    ),
    _slide(
        "A11Y-053",
        "crowded-lines",
        _on_slide(
            '<a:pPr lvl="1"/>',
            '<a:pPr lvl="1"><a:lnSpc><a:spcPct val="85000"/></a:lnSpc></a:pPr>',
        ),
    ),
    _slide("A11Y-054", "soft-hyphen", _on_slide("publikacji", "publi\u00adkacji")),
    _slide(
        "A11Y-055",
        "italics",
        _on_slide(_EFFECT, _EFFECT.replace('lang="pl-PL"', 'lang="pl-PL" i="1"')),
    ),
    _slide(
        "A11Y-056",
        "unexplained",
        _on_slide("Wydanie publikacji", "Wydanie publikacji PZP"),
    ),
    _slide(
        "A11Y-057",
        "long-sentence",
        _on_slide(
            _EFFECT,
            _EFFECT.replace('lang="pl-PL"', 'lang="pl-PL" sz="1800"').replace(_SENTENCE, _LONG),
        ),
    ),
    _slide(
        "A11Y-058",
        "spills",
        _on_slide(f"{_EFFECT_BOX}<p:spPr/>", f"{_EFFECT_BOX}{_TINY_BOX}"),
    ),
    _slide(
        "A11Y-058",
        "off-the-slide",
        _on_slide(f"{_EFFECT_BOX}<p:spPr/>", f"{_EFFECT_BOX}{_FAR_BOX}"),
    ),
    _slide(
        "A11Y-058",
        "covered",
        _on_slide("</p:spTree>", f"{_PLATE}</p:spTree>"),
    ),
    _slide(
        "A11Y-058",
        "shrunk",
        _on_slide(
            _TITLE_BODY,
            _TITLE_BODY.replace(
                "<a:bodyPr/>",
                '<a:bodyPr><a:normAutofit fontScale="85000"/></a:bodyPr>',
            ),
        ),
        box="Tytuł",
    ),
    Mutation(
        "A11Y-058",
        Kind.PPTX,
        "table-off-the-slide",
        replaced("ppt/slides/slide5.xml", '<a:tr h="361696">', '<a:tr h="1400000">', count=3),
        Area.SLIDE,
        {"number": 5, "object": "es:summary/summary-table"},
    ),
    Mutation(
        "A11Y-060",
        Kind.PPTX,
        "password-to-modify",
        replaced(
            "ppt/presentation.xml",
            "<p:extLst>",
            '<p:modifyVerifier algorithmName="SHA-512" hashData="AA==" saltData="AA=="'
            ' spinValue="100000"/><p:extLst>',
        ),
        Area.DOCUMENT,
    ),
    Mutation(
        "A11Y-061",
        Kind.PPTX,
        "goes-on-by-itself",
        _on_slide("</p:clrMapOvr>", '</p:clrMapOvr><p:transition advClick="0" advTm="5000"/>'),
        Area.SLIDE,
        {"number": 8},
    ),
    Mutation(
        "A11Y-062",
        Kind.PPTX,
        "no-captions",
        all_of(
            _with_part("ppt/media/film.mp4", b"\x00\x00\x00\x18ftypmp42"),
            _with_part("ppt/media/kadr.png", _picture()),
            _typed_as("mp4", "video/mp4"),
            _related(_LAST_RELS, "rId91", "video", "../media/film.mp4"),
            _related(_LAST_RELS, "rId92", "image", "../media/kadr.png"),
            replaced("ppt/slides/slide13.xml", "<p:grpSp>", f"{_VIDEO}<p:grpSp>"),
        ),
        Area.SLIDE,
        {"number": 13, "object": "Film"},
    ),
    Mutation(
        "A11Y-064",
        Kind.PPTX,
        "picture-background",
        all_of(
            _with_part("ppt/media/tlo.png", _picture("#f4f6fb")),
            _related(_SLIDE_RELS, "rId92", "image", "../media/tlo.png"),
            _on_slide("<p:spTree>", f"{_BACKGROUND}<p:spTree>"),
        ),
        Area.SLIDE,
        {"number": 8},
    ),
]  # fmt: skip


def _without_notes(package: bytes) -> bytes:
    members = unpacked(package)
    name = "ppt/notesSlides/notesSlide8.xml"
    notes = members[name].decode()
    head, _, tail = notes.partition("<a:lstStyle/>")
    _, _, end = tail.partition("</p:txBody>")
    members[name] = f"{head}<a:lstStyle/>{_EMPTY}</p:txBody>{end}".encode()
    return packed(members)


_SLIDES.append(
    Mutation("A11Y-065", Kind.PPTX, "no-notes", _without_notes, Area.SLIDE, {"number": 8})
)


# --- reports


def _body(rule: str, name: str, spoil: Spoil, text: str = "", **fields: object) -> Mutation:
    return Mutation(rule, Kind.DOCX, name, spoil, Area.BODY, fields, text)


_RUN = f'<w:r><w:t xml:space="preserve">{_INTRODUCTION}'
_STYLE = '<w:pStyle w:val="Normal"/><w:keepNext/></w:pPr>'
_GOAL_STYLE = '<w:pPr><w:pStyle w:val="Cel"/>'
_LAST_HEADING = '<w:p><w:pPr><w:pStyle w:val="Podpis"/>'
_BODY_RELS = "word/_rels/document.xml.rels"
_ANCHOR = (
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2"'
    ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
)
_CONTROL = (
    '<w:sdt><w:sdtPr><w:id w:val="77"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>'
    " 12</w:t></w:r></w:sdtContent></w:sdt>"
)
_WATERMARK = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:pict><v:shape'
    ' xmlns:v="urn:schemas-microsoft-com:vml" id="PowerPlusWaterMarkObject1" type="#_x0000_t136"'
    ' alt="Znak wodny: kopia robocza." style="position:absolute;width:400pt;height:100pt;'
    'rotation:315;z-index:-251658240" fillcolor="silver" stroked="f"><v:textpath'
    ' style="font-family:Calibri" string="KOPIA"/></v:shape></w:pict></w:r></w:p>'
)


def _anchored(package: bytes) -> bytes:
    """Lets the chart float."""
    members = unpacked(package)
    text = members[_BODY].decode()
    start = text.rindex("<wp:inline ")
    end = text.index("</wp:inline>", start)
    chart = text[text.index(">", start) + 1 : end].replace(
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>',
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>',
    )
    after = text[end + len("</wp:inline>") :]
    members[_BODY] = f"{text[:start]}{_ANCHOR}{chart}</wp:anchor>{after}".encode()
    return packed(members)


_REPORTS = [
    _body("A11Y-040", "floating-chart", _anchored, object="es:results/chart:spotkanie"),
    _body("A11Y-041", "typed-bullet", _in_body(_SENTENCE, f"• {_SENTENCE}"), "• Wydanie"),
    _body("A11Y-042", "empty-paragraphs", _in_body(_LAST_HEADING, f"<w:p/><w:p/>{_LAST_HEADING}")),
    _body(
        "A11Y-042",
        "tabs",
        _in_body("podano zadania", "podano</w:t><w:tab/><w:tab/><w:t>zadania"),
        "Dla każdego",
    ),
    _body(
        "A11Y-043",
        "vague-link",
        all_of(
            _related(_BODY_RELS, "rId90", "hyperlink", "https://example.org/", is_external=True),
            _in_body(
                f"{_INTRODUCTION}</w:t></w:r>",
                f"{_INTRODUCTION} Zob. </w:t></w:r><w:hyperlink {_LINK_R}"
                ' r:id="rId90"><w:r><w:t>tutaj</w:t></w:r></w:hyperlink>',
            ),
        ),
        "tutaj",
    ),
    Mutation(
        "A11Y-044",
        Kind.DOCX,
        "text-of-the-footer",
        replaced(
            "word/footer1.xml",
            "</w:ftr>",
            '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t>Egzemplarz archiwalny</w:t>'
            "</w:r></w:p></w:ftr>",
        ),
        Area.FOOTER,
        text="Egzemplarz archiwalny",
    ),
    _body(
        "A11Y-050",
        "serifs",
        _in_body(
            _RUN,
            _RUN.replace(
                "<w:r>",
                '<w:r><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/></w:rPr>',
            ),
        ),
        "Dla każdego",
    ),
    _body(
        "A11Y-051",
        "small-letters",
        _in_body(_RUN, _RUN.replace("<w:r>", '<w:r><w:rPr><w:sz w:val="20"/></w:rPr>')),
        "Dla każdego",
    ),
    _body(
        "A11Y-052",
        "justified",
        _in_body(_STYLE, _STYLE.replace("</w:pPr>", '<w:jc w:val="both"/></w:pPr>')),
        "Dla każdego",
    ),
    _body(
        "A11Y-053",
        "crowded-lines",
        _in_body(_GOAL_STYLE, f'{_GOAL_STYLE}<w:spacing w:line="240" w:lineRule="auto"/>'),
        "Podniesienie jakości",
    ),
    Mutation(
        "A11Y-054",
        Kind.DOCX,
        "hyphenation",
        replaced(_SETTINGS, '<w:autoHyphenation w:val="0"/>', "<w:autoHyphenation/>"),
        Area.DOCUMENT,
    ),
    _body(
        "A11Y-055",
        "italics",
        _in_body(_RUN, _RUN.replace("<w:r>", "<w:r><w:rPr><w:i/></w:rPr>")),
        "Dla każdego",
    ),
    _body(
        "A11Y-056", "unexplained", _in_body("podano zadania", "podano PZP i\u00a0zadania"), "PZP"
    ),
    _body(
        "A11Y-057",
        "long-sentences",
        _in_body(
            _INTRODUCTION,
            "Dla każdego działania podano zadania zaplanowane i\u00a0zrealizowane, a\u00a0także"
            " to, jak często odbywały się spotkania, kto na\u00a0nie przychodził i\u00a0co potem"
            " o\u00a0nich mówił. Przy każdym zadaniu jest też napisane, ile spotkań było"
            " w\u00a0planie, ile z\u00a0nich naprawdę się odbyło i\u00a0jaką część planu to razem"
            " stanowi.",
        ),
        "Dla każdego",
    ),
    _body(
        "A11Y-058",
        "cut-lines",
        _in_body(
            _STYLE,
            _STYLE.replace("</w:pPr>", '<w:spacing w:line="180" w:lineRule="exact"/></w:pPr>'),
        ),
        "Dla każdego",
    ),
    _body(
        "A11Y-058",
        "cut-row",
        _in_body(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>",
            '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="200" w:hRule="exact"/></w:trPr>',
        ),
        "Tytuł projektu",
    ),
    Mutation(
        "A11Y-060",
        Kind.DOCX,
        "restricted-editing",
        replaced(
            _SETTINGS,
            "<w:defaultTabStop",
            '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
        ),
        Area.DOCUMENT,
    ),
    _body(
        "A11Y-063",
        "untitled-control",
        _in_body(f"{_INTRODUCTION}</w:t></w:r>", f"{_INTRODUCTION}</w:t></w:r>{_CONTROL}"),
    ),
    Mutation(
        "A11Y-064",
        Kind.DOCX,
        "watermark",
        replaced("word/header1.xml", "</w:hdr>", f"{_WATERMARK}</w:hdr>"),
        Area.HEADER,
    ),
]

MUTATIONS: list[Mutation] = [*_SLIDES, *_REPORTS]
