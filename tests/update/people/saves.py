"""What office programs do to a file when they save it, imitated; and a file without any mark.

No Microsoft Office was available. What is imitated here, and where it is known from:

PowerPoint (`saved_by_powerpoint`)

- `dirty`, `err` and `smtClean` on run properties (ISO/IEC 29500-1 §21.1.2.3.9), and runs cut
  where the spelling was marked; no word changes.
- Parts get new numbers, in the order the slides are shown; relationships get new ids and another
  order, members of the archive too (ISO/IEC 29500-2 §6.5 and §7.2 leave all of it free).
- `docProps/app.xml` is made anew, `core.xml` gets times and a revision number, a thumbnail is
  added; `docProps/custom.xml` is kept (ISO/IEC 29500-1 §22.2, §22.3).
- customXml items are kept with their properties, related from the presentation, and renamed
  (ISO/IEC 29500-1 §15.2.5 and §15.2.6).
- `a16:creationId`, `a16:rowId`, `a16:colId` and `p14:creationId` are kept, shapes that lack one
  get it ([MS-ODRAWXML] §2.25.1.5, [MS-PPTX] §2.3.32).
- Extensions with a URI nobody knows are dropped (Open-XML-SDK issue 127).
- A transition is wrapped in `mc:AlternateContent`, namespaces of Office are declared and listed
  in `mc:Ignorable` (ISO/IEC 29500-3 §7.2 and §7.5; [MS-PPTX] §2.2).
- `ppt/revisionInfo.xml` appears ([MS-PPTX] §2.1; assumed: seen in files of PowerPoint 2016 and
  later).

Word (`saved_by_word`)

- Revision ids: `w:rsidR`, `w:rsidRDefault`, `w:rsidP` on paragraphs, `w:rsidR` on runs and rows,
  and `w:rsids` in the settings (ISO/IEC 29500-1 §17.3.1.22, §17.3.2.25, §17.15.1.72); runs with
  different ones are not joined, so they are cut anywhere, in the middle of a value too.
- `w14:paraId` and `w14:textId` on paragraphs and rows ([MS-DOCX] §2.2.4).
- `w:proofErr` around words, `w:lastRenderedPageBreak` in runs (§17.13.8.1, §17.3.3.13).
- A `w:smartTag` around a word, as Word up to 2007 leaves them (§17.5.1.9).
- Bookmarks are kept, hidden ones too, with new ids; `_GoBack` is added where the cursor stood
  (`_GoBack` assumed: it is in most files of Word 2010 and later).
- Styles get the ids that the language of the program gives them, by unchanged names: `Nagwek1`
  for „heading 1” (assumed from files of a Polish Word; the name is what counts, §17.7.4.9).
- `mc:Ignorable` on the root; parts, relationships and properties as in PowerPoint."""

from __future__ import annotations

import copy
import posixpath
import random
import re
from collections.abc import Callable, Mapping

from lxml import etree

from archives import packed, unpacked
from es_docs.markup import Element, parse
from es_docs.ooxml.package import CONTENT_TYPES, NS, qualified

Parts = dict[str, bytes]
_R = f"{{{NS['r']}}}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_A16 = NS["a16"]
_MC = NS["mc"]
_KNOWN_URIS = frozenset(
    {
        "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}",
        "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
        "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}",
        "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}",
        "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}",
        "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}",
        "{96DAC541-7B7A-43D3-8B79-37D633B846F1}",
        "{28A0092B-C50C-407E-A947-70E740481C1C}",
        "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}",
    }
)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _on_parts(parts: Parts, pattern: str, change: Callable[[Element], None]) -> None:
    for name in parts:
        if re.fullmatch(pattern, name):
            root = parse(parts[name])
            change(root)
            parts[name] = _bytes(root)


# --- names, relationships and order


def _rels_of(name: str) -> str:
    return posixpath.join(posixpath.dirname(name), "_rels", f"{posixpath.basename(name)}.rels")


def _source(rels: str) -> str:
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def repackaged(parts: Parts, names: Mapping[str, str], chance: random.Random) -> Parts:
    """The same package with other part names, other relationship ids and another order."""
    new: Parts = {}
    trees = {name: data for name, data in parts.items() if not name.endswith(".rels")}
    for rels in [name for name in parts if name.endswith(".rels")]:
        source = _source(rels)
        root = parse(parts[rels])
        ids = _renumbered(root, source, names, chance)
        if source in trees and source.endswith(".xml"):
            trees[source] = _with_ids(trees[source], ids)
        new[_rels_of(names.get(source, source)) if source else rels] = _bytes(root)
    for name, data in trees.items():
        new[names.get(name, name)] = data
    types = parse(parts[CONTENT_TYPES])
    for entry in types.iterfind("ct:Override", NS):
        old = entry.get("PartName", "").lstrip("/")
        entry.set("PartName", f"/{names.get(old, old)}")
    new[CONTENT_TYPES] = _bytes(types)
    order = [name for name in new if name != CONTENT_TYPES]
    chance.shuffle(order)
    return {name: new[name] for name in (CONTENT_TYPES, *order)}


def _renumbered(
    rels: Element, source: str, names: Mapping[str, str], chance: random.Random
) -> dict[str, str]:
    entries = list(rels)
    chance.shuffle(entries)
    rels[:] = entries
    ids: dict[str, str] = {}
    folder = posixpath.dirname(source)
    for number, entry in enumerate(entries, start=1):
        ids[entry.get("Id", "")] = f"rId{number}"
        entry.set("Id", f"rId{number}")
        if entry.get("TargetMode") != "External":
            old = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", "")))[1:]
            name = names.get(old, old)
            home = posixpath.dirname(names.get(source, source))
            entry.set("Target", posixpath.relpath(f"/{name}", f"/{home}"))
    return ids


def _with_ids(data: bytes, ids: Mapping[str, str]) -> bytes:
    root = parse(data)
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if str(name).startswith(_R) and value in ids:
                element.set(name, ids[str(value)])
    return _bytes(root)


def _moved_custom_xml(parts: Parts) -> dict[str, str]:
    """Items of custom XML get the numbers 3, 4 …; their properties with them."""
    return {
        name: re.sub(r"(\d+)\.xml$", lambda one: f"{int(one[1]) + 2}.xml", name)
        for name in parts
        if re.fullmatch(r"customXml/item(Props)?\d+\.xml", name)
    }


def _with_app(parts: Parts, program: str) -> None:
    """`docProps/app.xml` made anew, `core.xml` with times."""
    if "docProps/app.xml" in parts:
        parts["docProps/app.xml"] = (
            f'<Properties xmlns="{NS["ep"]}">'
            f"<TotalTime>12</TotalTime><Words>321</Words><Application>{program}</Application>"
            "<AppVersion>16.0000</AppVersion></Properties>"
        ).encode()
    if "docProps/core.xml" in parts:
        root = parse(parts["docProps/core.xml"])
        xsi = "http://www.w3.org/2001/XMLSchema-instance"
        for name in ("created", "modified"):
            if root.find(f"dcterms:{name}", NS) is None:
                stamp = etree.SubElement(root, qualified(f"dcterms:{name}"), nsmap={"xsi": xsi})
                stamp.set(f"{{{xsi}}}type", "dcterms:W3CDTF")
                stamp.text = "2024-05-06T08:00:00Z"
        parts["docProps/core.xml"] = _bytes(root)


def _ignorable(root: Element, names: Mapping[str, str]) -> Element:
    """The root with more namespaces, which `mc:Ignorable` lists."""
    known = {str(prefix): uri for prefix, uri in root.nsmap.items() if prefix}
    new = etree.Element(root.tag, dict(root.attrib), nsmap={**known, "mc": _MC, **names})
    listed = {*root.get(f"{{{_MC}}}Ignorable", "").split(), *names}
    new.set(f"{{{_MC}}}Ignorable", " ".join(sorted(listed)))
    new[:] = list(root)
    return new


# --- PowerPoint


def saved_by_powerpoint(data: bytes, chance: random.Random) -> bytes:
    """The presentation as if PowerPoint had opened and saved it."""
    parts = unpacked(data)
    slides = _slides_in_order(parts)
    for name in slides:
        root = parse(parts[name])
        _dirty(root, chance)
        _drop_unknown(root)
        _identify(root, chance)
        _wrap_transition(root)
        parts[name] = _bytes(_ignorable(root, {"p14": _P14, "a16": _A16}))
    _on_parts(parts, r"ppt/notesSlides/notesSlide\d+\.xml", lambda root: _dirty(root, chance))
    _with_app(parts, "Microsoft Office PowerPoint")
    parts["ppt/revisionInfo.xml"] = (
        b'<p1510:revInfo xmlns:p1510="http://schemas.microsoft.com/office/powerpoint/2015/10/main">'
        b'<p1510:revLst><p1510:client id="{00000000-1111-4222-8333-444444444444}" v="2" '
        b'dt="2024-05-06T08:00:00Z"/></p1510:revLst></p1510:revInfo>'
    )
    _relate(
        parts,
        "ppt/presentation.xml",
        "http://schemas.microsoft.com/office/2015/10/relationships/revisionInfo",
        "revisionInfo.xml",
        "application/vnd.ms-powerpoint.revisioninfo+xml",
    )
    names = {name: f"ppt/slides/slide{n}.xml" for n, name in enumerate(slides, start=1)}
    return packed(repackaged(parts, {**names, **_moved_custom_xml(parts)}, chance))


def _slides_in_order(parts: Parts) -> list[str]:
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in parse(parts["ppt/_rels/presentation.xml.rels"])
    }
    root = parse(parts["ppt/presentation.xml"])
    rids = [one.get(f"{_R}id") for one in root.iterfind("p:sldIdLst/p:sldId", NS)]
    names = (posixpath.normpath(posixpath.join("/ppt", targets[rid])) for rid in rids)
    return [name[1:] for name in names]


def _dirty(root: Element, chance: random.Random) -> None:
    for run in list(root.iter(qualified("a:r"))):
        look = run.find("a:rPr", NS)
        if look is None:
            look = run.makeelement(qualified("a:rPr"), {"lang": "pl-PL"})
            run.insert(0, look)
        look.set("dirty", "0")
        if chance.random() < 0.2:
            look.set("smtClean", "0")
        text = run.find("a:t", NS)
        if text is not None and text.text and len(text.text) > 8 and chance.random() < 0.3:
            at = chance.randint(1, len(text.text) - 1)
            twin = copy.deepcopy(run)
            twin.find("a:rPr", NS).set("err", "1")  # type: ignore[union-attr]
            twin.find("a:t", NS).text = text.text[at:]  # type: ignore[union-attr]
            text.text = text.text[:at]
            run.addnext(twin)
    for end in root.iter(qualified("a:endParaRPr")):
        end.set("dirty", "0")


def _drop_unknown(root: Element) -> None:
    for one in list(root.iter(qualified("a:ext"), qualified("p:ext"))):
        if one.get("uri") and one.get("uri") not in _KNOWN_URIS:
            holder = one.getparent()
            holder.remove(one)
            if len(holder) == 0:
                holder.getparent().remove(holder)


def _identify(root: Element, chance: random.Random) -> None:
    """New shapes get a creationId."""
    for frame in root.iter(qualified("p:cNvPr")):
        if frame.get("id") == "1" or frame.find(f".//{{{_A16}}}creationId") is not None:
            continue
        holder = frame.find("a:extLst", NS)
        if holder is None:
            holder = etree.SubElement(frame, qualified("a:extLst"))
        uri = "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"
        extension = holder.makeelement(qualified("a:ext"), {"uri": uri})
        holder.insert(0, extension)
        number = f"{{{chance.getrandbits(32):08X}-0000-4000-8000-{chance.getrandbits(48):012X}}}"
        etree.SubElement(extension, f"{{{_A16}}}creationId", {"id": number}, nsmap={"a16": _A16})


def _wrap_transition(root: Element) -> None:
    fade = root.find("p:transition", NS)
    if fade is None:
        return
    holder = root.makeelement(f"{{{_MC}}}AlternateContent", {}, {"mc": _MC})
    fade.addprevious(holder)
    choice = etree.SubElement(holder, f"{{{_MC}}}Choice", {"Requires": "p14"}, nsmap={"p14": _P14})
    new = copy.deepcopy(fade)
    new.set(f"{{{_P14}}}dur", "1200")
    choice.append(new)
    etree.SubElement(holder, f"{{{_MC}}}Fallback").append(fade)


def _relate(parts: Parts, source: str, kind: str, target: str, content_type: str) -> None:
    rels = parse(parts[_rels_of(source)])
    if any(one.get("Type") == kind for one in rels):
        return
    etree.SubElement(
        rels, qualified("rel:Relationship"), {"Id": "rIdNew", "Type": kind, "Target": target}
    )
    parts[_rels_of(source)] = _bytes(rels)
    types = parse(parts[CONTENT_TYPES])
    name = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))
    etree.SubElement(
        types, qualified("ct:Override"), {"PartName": name, "ContentType": content_type}
    )
    parts[CONTENT_TYPES] = _bytes(types)


# --- Word


_POLISH_STYLES = {
    "heading 1": "Nagwek1",
    "heading 2": "Nagwek2",
    "heading 3": "Nagwek3",
    "toc 1": "Spistreci1",
    "toc 2": "Spistreci2",
    "caption": "Legenda",
    "list bullet": "Listapunktowana",
    "title": "Tytu",
    "header": "Nagwek",
    "footer": "Stopka",
    "Normal": "Normalny",
}
_STORY = r"word/(document|header\d+|footer\d+|comments|footnotes)\.xml"


def saved_by_word(data: bytes, chance: random.Random) -> bytes:
    """The report as if a Polish Word had opened and saved it."""
    parts = unpacked(data)
    _rename_styles(parts)
    for name in [one for one in parts if re.fullmatch(_STORY, one)]:
        root = parse(parts[name])
        _revise(root, chance)
        if name.endswith("document.xml"):
            _renumber_bookmarks(root)
        parts[name] = _bytes(_ignorable(root, {"w14": _W14, "w15": _W15}))
    _with_rsids(parts)
    _with_app(parts, "Microsoft Office Word")
    return packed(repackaged(parts, _moved_custom_xml(parts), chance))


def _rename_styles(parts: Parts) -> None:
    w = f"{{{NS['w']}}}"
    styles = parse(parts["word/styles.xml"])
    ids: dict[str, str] = {}
    for style in styles.iterfind("w:style", NS):
        name = style.find("w:name", NS)
        new = _POLISH_STYLES.get("" if name is None else name.get(f"{w}val", ""))
        if new:
            ids[style.get(f"{w}styleId", "")] = new
            style.set(f"{w}styleId", new)

    def rename(root: Element) -> None:
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink"):
            for one in root.iter(f"{w}{tag}"):
                one.set(f"{w}val", ids.get(one.get(f"{w}val", ""), one.get(f"{w}val", "")))

    rename(styles)
    parts["word/styles.xml"] = _bytes(styles)
    _on_parts(parts, rf"{_STORY}|word/numbering\.xml", rename)


def _revise(root: Element, chance: random.Random) -> None:
    """Revision ids, paragraph ids, marks of the spelling, runs cut, page breaks, a smart tag."""
    w = f"{{{NS['w']}}}"
    for paragraph in root.iter(qualified("w:p")):
        paragraph.set(f"{{{_W14}}}paraId", f"{chance.randrange(1, 0x7FFFFFFF):08X}")
        paragraph.set(f"{{{_W14}}}textId", "77777777")
        paragraph.set(f"{w}rsidR", chance.choice(_RSIDS))
        paragraph.set(f"{w}rsidRDefault", chance.choice(_RSIDS))
    for row in root.iter(qualified("w:tr")):
        row.set(f"{w}rsidR", chance.choice(_RSIDS))
        row.set(f"{{{_W14}}}paraId", f"{chance.randrange(1, 0x7FFFFFFF):08X}")
    for run in list(root.iter(qualified("w:r"))):
        if chance.random() < 0.3:
            run.set(f"{w}rsidRPr", chance.choice(_RSIDS))
        names = [str(one.tag).rpartition("}")[2] for one in run if one.tag != qualified("w:rPr")]
        text = run.findtext("w:t", "", NS)
        if names == ["t"] and len(text) > 6 and chance.random() < 0.4:
            _cut(run, text, chance)


_RSIDS = tuple(f"00{number:06X}" for number in range(0xA10001, 0xA10009))


def _cut(run: Element, text: str, chance: random.Random) -> None:
    w, space = f"{{{NS['w']}}}", "{http://www.w3.org/XML/1998/namespace}space"
    at = chance.randint(1, len(text) - 1)
    twin = copy.deepcopy(run)
    for one, part in ((run, text[:at]), (twin, text[at:])):
        holder = one.find("w:t", NS)
        assert holder is not None
        holder.text = part
        holder.set(space, "preserve")
    twin.set(f"{w}rsidR", chance.choice(_RSIDS))
    run.addnext(twin)
    kind = chance.random()
    if kind < 0.4:
        twin.addprevious(run.makeelement(f"{w}proofErr", {f"{w}type": "spellStart"}))
        twin.addnext(run.makeelement(f"{w}proofErr", {f"{w}type": "spellEnd"}))
    elif kind < 0.6:
        look = twin.find("w:rPr", NS)
        twin.insert(0 if look is None else 1, run.makeelement(f"{w}lastRenderedPageBreak"))
    elif kind < 0.7 and twin.getparent().tag == qualified("w:p"):
        tag = run.makeelement(
            f"{w}smartTag",
            {
                f"{w}uri": "urn:schemas-microsoft-com:office:smarttags",
                f"{w}element": "metricconverter",
            },
        )
        twin.addprevious(tag)
        tag.append(twin)


def _renumber_bookmarks(root: Element) -> None:
    w = f"{{{NS['w']}}}"
    ids: dict[str, str] = {}
    for number, start in enumerate(root.iter(qualified("w:bookmarkStart"))):
        ids[start.get(f"{w}id", "")] = str(number)
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for one in root.iter(qualified(name)):
            one.set(f"{w}id", ids.get(one.get(f"{w}id", ""), one.get(f"{w}id", "")))
    paragraphs = root.findall("w:body/w:p", NS)
    names = {one.get(f"{w}name") for one in root.iter(qualified("w:bookmarkStart"))}
    if paragraphs and "_GoBack" not in names:
        for name in ("bookmarkStart", "bookmarkEnd"):
            mark = root.makeelement(f"{w}{name}", {f"{w}id": str(len(ids) + 1)})
            paragraphs[-1].append(mark)
            if name == "bookmarkStart":
                mark.set(f"{w}name", "_GoBack")


def _with_rsids(parts: Parts) -> None:
    w = f"{{{NS['w']}}}"
    root = parse(parts["word/settings.xml"])
    if root.find("w:rsids", NS) is None:
        holder = root.makeelement(f"{w}rsids")
        for number, value in enumerate(_RSIDS):
            name = "rsidRoot" if number == 0 else "rsid"
            holder.append(root.makeelement(f"{w}{name}", {f"{w}val": value}))
        later = ("mathPr", "themeFontLang", "clrSchemeMapping", "shapeDefaults", "decimalSymbol",
                 "listSeparator")  # fmt: skip
        names = [str(one.tag).rpartition("}")[2] for one in root]
        at = next((n for n, name in enumerate(names) if name in later), len(names))
        root.insert(at, holder)
    parts["word/settings.xml"] = _bytes(root)


# --- without any mark


def stripped(data: bytes) -> bytes:
    """The document without all that finds its places again: names, anchors, ids, bookmarks,
    snapshots. What a person wrote, custom properties among it, stays."""
    parts = unpacked(data)
    for name in [one for one in parts if one.startswith("customXml/")]:
        del parts[name]
    for name in [one for one in parts if one.endswith(".rels")]:
        root = parse(parts[name])
        for one in list(root):
            if "customXml" in one.get("Target", ""):
                root.remove(one)
        parts[name] = _bytes(root)
    types = parse(parts[CONTENT_TYPES])
    for one in types.findall("ct:Override", NS):
        if "/customXml/" in one.get("PartName", ""):
            types.remove(one)
    parts[CONTENT_TYPES] = _bytes(types)
    _on_parts(parts, r"docProps/custom\.xml", _unremember)
    _on_parts(parts, r"ppt/slides/slide\d+\.xml", _unname)
    _on_parts(parts, r"ppt/notesSlides/.*\.xml|ppt/charts/chart\d+\.xml", _unidentify)
    _on_parts(parts, _STORY, _unmark)
    return packed(parts)


def _unremember(root: Element) -> None:
    for one in list(root):
        if one.get("name", "").startswith("es_docs"):
            root.remove(one)


def _unname(root: Element) -> None:
    look = root.find("p:cSld", NS)
    if look is not None:
        look.attrib.pop("name", None)
    for number, frame in enumerate(list(root.iter(qualified("p:cNvPr"))), start=1):
        shape = frame.getparent().getparent()
        if frame.get("hidden") in ("1", "true") and frame.get("name", "").startswith("es:slide:"):
            shape.getparent().remove(shape)
        elif frame.get("name", "").startswith("es:"):
            frame.set("name", f"Obiekt {number}")
    for tags in list(root.iter(qualified("p:custDataLst"))):
        tags.getparent().remove(tags)
    _unidentify(root)


def _unidentify(root: Element) -> None:
    names = {f"{{{_A16}}}{name}" for name in ("creationId", "rowId", "colId")}
    for one in list(root.iter(*names, f"{{{_P14}}}creationId")):
        extension = one.getparent()
        holder = extension.getparent()
        holder.remove(extension)
        if len(holder) == 0:
            holder.getparent().remove(holder)


def _unmark(root: Element) -> None:
    w = f"{{{NS['w']}}}"
    for number, frame in enumerate(root.iter(qualified("wp:docPr")), start=1):
        if frame.get("name", "").startswith("es:"):
            frame.set("name", f"Obiekt {number}")
    starts = root.iter(qualified("w:bookmarkStart"))
    gone = {one.get(f"{w}id") for one in starts if one.get(f"{w}name", "").startswith("_es_")}
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for one in list(root.iter(qualified(name))):
            if one.get(f"{w}id") in gone:
                one.getparent().remove(one)
