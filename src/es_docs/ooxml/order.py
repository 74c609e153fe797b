"""The order in which children stand, as data: ISO/IEC 29500-1 (transitional), annex A.

Office repairs or refuses a file whose elements stand in another order, and most libraries append
what they add. A row reads `parent: child child …`; alternatives that exclude each other share a
place (`a|b`), `*` marks what may be repeated. Children take the prefix of their parent unless
they name one. Elements of other namespaces are left aside: Office's extensions come and go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from es_docs.markup import Element
from es_docs.ooxml.package import qualified

_FILL: Final = "a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill"
_EFFECT: Final = "a:effectLst|a:effectDag"
_LINE: Final = (
    "a:noFill|a:solidFill|a:gradFill|a:pattFill a:prstDash|a:custDash a:round|a:bevel|a:miter "
    "a:headEnd a:tailEnd a:extLst"
)
_SHAPE: Final = f"a:xfrm a:custGeom|a:prstGeom {_FILL} a:ln {_EFFECT} a:scene3d a:sp3d a:extLst"
_CHARACTERS: Final = (
    f"a:ln {_FILL} {_EFFECT} a:highlight a:uLnTx|a:uLn a:uFillTx|a:uFill a:latin a:ea a:cs a:sym "
    "a:hlinkClick a:hlinkMouseOver a:rtl a:extLst"
)
_PARAGRAPH: Final = (
    "lnSpc spcBef spcAft buClrTx|buClr buSzTx|buSzPct|buSzPts buFontTx|buFont "
    "buNone|buAutoNum|buChar|buBlip tabLst defRPr extLst"
)
_LEVELS: Final = " ".join(["defPPr", *(f"lvl{level}pPr" for level in range(1, 10)), "extLst"])
_TEXT_BODY: Final = "a:bodyPr a:lstStyle a:p*"
_DRAWING_PROPERTIES: Final = "a:hlinkClick a:hlinkHover a:extLst"
_AXIS_START: Final = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
    "minorTickMark tickLblPos spPr txPr crossAx crosses|crossesAt"
)
_LABEL: Final = (
    "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize separator"
)
_TABLE_EDGES: Final = "top left|start bottom right|end"

_ROWS: Final[Mapping[str, str]] = {
    # DrawingML, §20.1 and §21.1
    "a:bodyPr": "prstTxWarp noAutofit|normAutofit|spAutoFit scene3d sp3d|flatTx extLst",
    "a:p": "pPr r|br|fld* endParaRPr",
    "a:r": "rPr t",
    "a:br": "rPr",
    "a:fld": "rPr pPr t",
    "a:pPr": _PARAGRAPH,
    **{f"a:lvl{level}pPr": _PARAGRAPH for level in range(1, 10)},
    "a:defPPr": _PARAGRAPH,
    "a:lstStyle": _LEVELS,
    "a:rPr": _CHARACTERS,
    "a:defRPr": _CHARACTERS,
    "a:endParaRPr": _CHARACTERS,
    "a:ln": _LINE,
    "a:lnL": _LINE,
    "a:lnR": _LINE,
    "a:lnT": _LINE,
    "a:lnB": _LINE,
    "a:tbl": "tblPr tblGrid tr*",
    "a:tblPr": f"{_FILL} {_EFFECT} tableStyle|tableStyleId extLst",
    "a:tblGrid": "gridCol*",
    "a:tr": "tc* extLst",
    "a:tc": "txBody tcPr extLst",
    "a:tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {_FILL} headers extLst",
    "a:txBody": _TEXT_BODY,
    "a:xfrm": "off ext chOff chExt",
    "a:graphic": "graphicData",
    # PresentationML, §19
    "p:presentation": (
        "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags "
        "embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle "
        "modifyVerifier extLst"
    ),
    "p:sld": "cSld clrMapOvr transition timing extLst",
    "p:sldLayout": "cSld clrMapOvr transition timing hf extLst",
    "p:sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst",
    "p:notes": "cSld clrMapOvr extLst",
    "p:notesMaster": "cSld clrMap hf notesStyle extLst",
    "p:cSld": "bg spTree custDataLst controls extLst",
    "p:spTree": "nvGrpSpPr grpSpPr sp|grpSp|graphicFrame|cxnSp|pic|contentPart* extLst",
    "p:grpSp": "nvGrpSpPr grpSpPr sp|grpSp|graphicFrame|cxnSp|pic|contentPart* extLst",
    "p:sp": "nvSpPr spPr style txBody extLst",
    "p:pic": "nvPicPr blipFill spPr style extLst",
    "p:cxnSp": "nvCxnSpPr spPr style extLst",
    "p:graphicFrame": "nvGraphicFramePr xfrm a:graphic extLst",
    "p:xfrm": "a:off a:ext",
    "p:nvSpPr": "cNvPr cNvSpPr nvPr",
    "p:nvPicPr": "cNvPr cNvPicPr nvPr",
    "p:nvGraphicFramePr": "cNvPr cNvGraphicFramePr nvPr",
    "p:nvPr": (
        "ph a:audioCd|a:wavAudioFile|a:audioFile|a:videoFile|a:quickTimeFile custDataLst extLst"
    ),
    "p:cNvPr": _DRAWING_PROPERTIES,
    "p:spPr": _SHAPE,
    "p:blipFill": "a:blip a:srcRect a:tile|a:stretch",
    "p:txBody": _TEXT_BODY,
    "p:bgPr": f"{_FILL} {_EFFECT} extLst",
    # charts, §21.2
    "c:chartSpace": (
        "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr "
        "externalData printSettings userShapes extLst"
    ),
    "c:chart": (
        "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend "
        "plotVisOnly dispBlanksAs showDLblsOverMax extLst"
    ),
    "c:barChart": (
        "barDir grouping varyColors ser* dLbls gapWidth overlap serLines* axId* extLst"
    ),
    "c:lineChart": (
        "grouping varyColors ser* dLbls dropLines hiLowLines upDownBars marker smooth axId* extLst"
    ),
    "c:marker": "symbol size spPr extLst",
    "c:dLbl": f"idx delete layout tx {_LABEL} extLst",
    "c:dLbls": f"dLbl* delete {_LABEL} showLeaderLines leaderLines extLst",
    "c:catAx": (
        f"{_AXIS_START} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst"
    ),
    "c:valAx": f"{_AXIS_START} crossBetween majorUnit minorUnit dispUnits extLst",
    "c:scaling": "logBase orientation max min extLst",
    "c:legend": "legendPos legendEntry* layout overlay spPr txPr extLst",
    "c:spPr": _SHAPE,
    "c:txPr": _TEXT_BODY,
    "c:rich": _TEXT_BODY,
    "c:strRef": "f strCache extLst",
    "c:numRef": "f numCache extLst",
    "c:strCache": "ptCount pt* extLst",
    "c:numCache": "formatCode ptCount pt* extLst",
    # drawings and pictures in a document, §20.2 and §20.4
    "wp:inline": "extent effectExtent docPr cNvGraphicFramePr a:graphic",
    "wp:docPr": _DRAWING_PROPERTIES,
    "pic:cNvPr": _DRAWING_PROPERTIES,
    "pic:pic": "nvPicPr blipFill spPr",
    "pic:spPr": _SHAPE,
    "pic:blipFill": "a:blip a:srcRect a:tile|a:stretch",
    # WordprocessingML, §17
    "w:pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
        "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
        "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    # In any order and repeated (EG_RPrBase, §A.1), though Office writes them in this one.
    "w:rPr": (
        "ins del moveFrom moveTo rStyle|rFonts|b|bCs|i|iCs|caps|smallCaps|strike|dstrike|outline|"
        "shadow|emboss|imprint|noProof|snapToGrid|vanish|webHidden|color|spacing|w|kern|position|"
        "sz|szCs|highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|"
        "specVanish|oMath* rPrChange"
    ),
    "w:numPr": "ilvl numId numberingChange ins",
    "w:pBdr": "top left bottom right between bar",
    "w:tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription tblPrChange"
    ),
    "w:tblBorders": f"{_TABLE_EDGES} insideH insideV",
    "w:tblCellMar": _TABLE_EDGES,
    "w:trPr": (
        "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|"
        "tblCellSpacing|jc|hidden* ins del trPrChange"
    ),
    "w:tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark headers cellIns|cellDel|cellMerge tcPrChange"
    ),
    "w:tcBorders": f"{_TABLE_EDGES} insideH insideV tl2br tr2bl",
    "w:tcMar": _TABLE_EDGES,
    "w:sectPr": (
        "headerReference|footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings sectPrChange"
    ),
    "w:style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr*"
    ),
    "w:tblStylePr": "pPr rPr tblPr trPr tcPr",
    "w:styles": "docDefaults latentStyles style*",
    "w:docDefaults": "rPrDefault pPrDefault",
    "w:numbering": "numPicBullet* abstractNum* num* numIdMacAtCleanup",
    "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",
    "w:num": "abstractNumId lvlOverride*",
    "w:lvl": (
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"
    ),
    "w:settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime "
        "doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText "
        "printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts "
        "saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
        "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
        "hideGrammaticalErrors activeWritingStyle* proofState formsDesign attachedTemplate "
        "linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView "
        "trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
        "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit "
        "hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle "
        "defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting "
        "bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
        "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
        "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin "
        "drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning "
        "characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter "
        "noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml "
        "ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly "
        "useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields "
        "hdrShapeDefaults footnotePr endnotePr compat docVars rsids uiCompat97To2003 "
        "attachedSchema* themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
        "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType* "
        "shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
    ),
}  # fmt: skip


class _Place(Struct, frozen=True):
    rank: int
    is_repeatable: bool


def _places(parent: str, row: str) -> Mapping[str, _Place]:
    prefix = parent.partition(":")[0]
    places: dict[str, _Place] = {}
    for rank, group in enumerate(row.split()):
        place = _Place(rank, group.endswith("*"))
        for name in group.rstrip("*").split("|"):
            places[qualified(name if ":" in name else f"{prefix}:{name}")] = place
    return places


CHILD_PLACES: Final[Mapping[str, Mapping[str, _Place]]] = {
    qualified(parent): _places(parent, row) for parent, row in _ROWS.items()
}


def misplaced_children(root: Element) -> Iterator[tuple[Element, Element]]:
    """Of each parent below `root` the first child that stands too late, twice, or is none of this
    parent's: (child, parent), in the order of the tree.

    A parent this module does not know has no order to keep.
    """
    for parent in root.iter(*CHILD_PLACES):
        tags = tuple([child.tag for child in parent])
        if tags:
            find = _misplaced if len(tags) < _LONGEST_KEPT else _misplaced.__wrapped__
            index = find(parent.tag, tags)
            if index is not None:
                yield parent[index], parent


_LONGEST_KEPT: Final = 40


@lru_cache(maxsize=10_000)
def _misplaced(parent: str, children: tuple[str, ...]) -> int | None:
    """The number of the misplaced child; kept, for few patterns fill a document."""
    places, namespace = CHILD_PLACES[parent], _namespace(parent)
    last = -1
    for index, tag in enumerate(children):
        if callable(tag):  # a comment or an instruction
            continue
        place = places.get(tag)
        if place is None:
            if _namespace(tag) == namespace:
                return index
        elif place.rank < last or (place.rank == last and not place.is_repeatable):
            return index
        else:
            last = place.rank
    return None


def _namespace(tag: str) -> str:
    return tag.rpartition("}")[0]
