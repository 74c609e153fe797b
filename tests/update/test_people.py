"""The imitated person and the witness: what a person does is seen, and its loss is caught."""

from __future__ import annotations

import re

import pytest

from archives import packed, unpacked
from es_docs.diagnostics import Kind
from es_docs.markup import parse
from es_docs.ooxml.package import NS
from update.people import decks, making, reports
from update.people.deeds import Deed, Kept, chance_of
from update.people.losses import inventory, nothing_lost, package_faults
from update.people.saves import saved_by_powerpoint, saved_by_word, stripped
from update.people.sessions import HARMLESS, WORDING, edited
from update.people.words import mask

FORMATS = (Kind.PPTX, Kind.DOCX)
EDITS = [(format_, kind) for format_ in FORMATS for kind in HARMLESS[format_]]
SAVES = {Kind.PPTX: saved_by_powerpoint, Kind.DOCX: saved_by_word}
UNSEEN = {"split_runs"}
"""Edits that nobody sees and that leave nothing to be found."""


def made(format_: Kind) -> bytes:
    return making.first(making.seed(), format_).data


@pytest.mark.parametrize(("format_", "kind"), EDITS)
def test_what_a_person_did_is_seen_and_missed_when_it_is_undone(format_: Kind, kind: str) -> None:
    before = made(format_)
    for seed in range(5):
        after, deeds = edited(before, format_, chance_of(seed), [kind])
        assert nothing_lost(after, after, deeds) == []
        if kind in UNSEEN or (deeds and nothing_lost(after, before, deeds)):
            break
    else:
        pytest.fail("undone, and nobody missed it")


@pytest.mark.parametrize("format_", FORMATS)
def test_every_edit_of_bound_wording_can_be_done(format_: Kind) -> None:
    for kind in WORDING[format_]:
        after, deeds = edited(made(format_), format_, chance_of(3), [kind])
        assert [deed.kind for deed in deeds] == [kind]
        assert deeds[0].is_on_wording
        assert after != made(format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_seed_is_the_same_person(format_: Kind) -> None:
    one, other = (edited(made(format_), format_, chance_of(9), HARMLESS[format_][:9]) for _ in "ab")
    assert one[1] == other[1]
    assert inventory(one[0]) == inventory(other[0])


@pytest.mark.parametrize("format_", FORMATS)
def test_deleted_lines_that_come_back_are_caught(format_: Kind) -> None:
    before, kind = made(format_), ["delete_row"]
    tries = (edited(before, format_, chance_of(seed), kind) for seed in range(9))
    after, deeds = next(one for one in tries if one[1][0].gone)
    assert nothing_lost(after, before, deeds) != []


@pytest.mark.parametrize("format_", FORMATS)
def test_a_save_changes_nothing_that_a_person_sees(format_: Kind) -> None:
    before, deeds = edited(made(format_), format_, chance_of(5), HARMLESS[format_][::3])
    for after in (SAVES[format_](before, chance_of(5)), stripped(before)):
        assert nothing_lost(before, after, deeds) == []
        assert inventory(after).lines == inventory(before).lines


@pytest.mark.parametrize("format_", FORMATS)
def test_a_stripped_document_has_no_mark_left(format_: Kind) -> None:
    parts = unpacked(stripped(made(format_)))
    text = b"".join(data for name, data in parts.items() if name.endswith(".xml"))
    assert not re.search(rb'"es:|_es_[0-9a-f]{16}|creationId|rowId|es_docs\.', text)
    assert not [name for name in parts if name.startswith("customXml/")]


def test_masked_texts_are_the_same_for_all_values() -> None:
    assert mask("Zrealizowano 77 ze 101\u00a0spotkań") == mask("Zrealizowano 1 z 2 spotkania")
    assert mask("Organizacja wizyt") != mask("Organizacja narad")


# --- deliberate losses, each on the deed that left the thing


def _dropped(data: bytes, part: str, pattern: str) -> bytes:
    """The document without the first thing the pattern finds in the parts."""
    parts = unpacked(data)
    for name in parts:
        if re.fullmatch(part, name):
            text = parts[name].decode()
            new = re.sub(pattern, "", text, count=1, flags=re.DOTALL)
            if new != text:
                return packed({**parts, name: new.encode()})
    raise AssertionError(pattern)


LOSSES: dict[str, tuple[Kind, str, str]] = {
    "add_text_box": (Kind.PPTX, "ppt/slides/.*", "{value}"),
    "add_note": (Kind.PPTX, "ppt/notesSlides/.*", "{value}"),
    "add_comment": (Kind.PPTX, r".*comment\d*\.xml", "<p:cm .*?</p:cm>"),
    "hide_slide": (Kind.PPTX, "ppt/slides/.*xml", ' show="0"'),
    "animate": (Kind.PPTX, "ppt/slides/.*xml", "<p:timing.*</p:timing>"),
    "transition": (Kind.PPTX, "ppt/slides/.*xml", "<p:transition.*</p:transition>"),
    "restyle_word": (Kind.PPTX, "ppt/slides/.*xml", '<a:srgbClr val="{colour}"/>'),
    "add_section": (Kind.DOCX, "word/document.xml", "{value}"),
    "header": (Kind.DOCX, "word/(header|footer).*", "{value}"),
    "margins": (Kind.DOCX, "word/document.xml", "<w:pgMar(?!.*<w:pgMar)[^>]*>"),
    "insert_tracked": (Kind.DOCX, "word/document.xml", "{value}"),
}
"""By the kind of edit: where something is taken out, and what."""


@pytest.mark.parametrize("kind", LOSSES)
def test_a_single_thing_lost_is_caught(kind: str) -> None:
    format_, part, pattern = LOSSES[kind]
    before, deeds = edited(made(format_), format_, chance_of(2), [kind])
    value = deeds[0].kept[0].value
    colour = value.partition(" ")[0]
    wanted = pattern.replace("{value}", re.escape(value)).replace("{colour}", colour)
    assert nothing_lost(before, _dropped(before, part, wanted), deeds) != []


def test_a_lost_picture_is_caught_whoever_put_it_there() -> None:
    before, _ = edited(made(Kind.PPTX), Kind.PPTX, chance_of(2), ["add_picture"])
    after = _dropped(
        before,
        r"ppt/slides/.*xml",
        '<p:pic><p:nvPicPr><p:cNvPr id="[0-9]+" name="Picture.*?</p:pic>',
    )
    assert nothing_lost(before, after, ()) != []


def test_a_new_fault_of_the_package_is_caught() -> None:
    before = made(Kind.PPTX)
    parts = unpacked(before)
    after = packed({name: data for name, data in parts.items() if "chart1.xml" not in name})
    assert not package_faults(before)
    assert nothing_lost(before, after, ()) != []


def test_a_look_may_go_only_with_what_carried_it() -> None:
    """The colour of a row that the data took away is no loss; that of one that stays is."""
    old = making.seed()
    new = {**old, "działania": old["działania"][1:]}
    before, after = made(Kind.DOCX), making.first(new, Kind.DOCX).data
    kept = _coloured_rows(before)
    losses = nothing_lost(before, after, [Deed("look", (one,)) for one in kept], before, after)
    assert len(losses) == 1
    assert "CIS, KIS, WTZ, ZAZ" in losses[0]


def _coloured_rows(data: bytes) -> tuple[Kept, ...]:
    """Looks claimed for two rows, of which the document has none."""
    found = [one for one in inventory(data).carriers if " › row " in one]
    gone = next(one for one in found if one.endswith("sieciujących OWES spotk"))
    stays = next(one for one in found if "CIS, KIS, WTZ, ZAZ" in one)
    return Kept("cell fill", "ABCDEF", (gone,)), Kept("cell fill", "ABCDEF", (stays,))


def test_the_edits_leave_sound_xml() -> None:
    for format_, module in ((Kind.PPTX, decks), (Kind.DOCX, reports)):
        after, _ = module.work(made(format_), chance_of(1), list(module.EDITS))
        for name, data in unpacked(after).items():
            if name.endswith(".xml"):
                assert parse(data) is not None, (name, NS)
