"""What becomes of the signs of a strip: as they were made, as they stand, as they are made now."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from es_docs.merge.signs.deciding import TOLERANCE, Fate, decide, guessed, placed
from es_docs.merge.signs.reading import OWN, SEPARATOR, Found, Member
from es_docs.merge.signs.record import Record, Trace, decode, encode
from es_docs.units import Box
from es_docs.visibility.rules import SignRole

AREA = Box.of(548_640, 6_134_220, 11_094_415, 396_000)
OTHER = Box.of(548_640, 6_134_220, 10_424_160, 396_000)
FE = Trace(SignRole.FE, ("Fundusze Europejskie", "Program Regionalny"), "FE")
DS = Trace(SignRole.VOIVODESHIP, ("Dolny Śląsk",), "Dolny Śląsk")
EU = Trace(SignRole.EU, ("Unia Europejska", "Fundusz"), "UE", 1.5, ("flag",))
RP = Trace(SignRole.RP, ("Rzeczpospolita", "Polska"), "RP")
WORDS = (FE, DS, EU)
FILES = (
    replace(FE, ratio=1.9, images=("fe",), file="fe.png"),
    replace(DS, ratio=1.8, images=("ds", "ds-png"), file="voivodeship.svg"),
    EU,
)
BASE = Record(WORDS, (OTHER, AREA))


def standing(traces: tuple[Trace, ...], area: Box = AREA) -> dict[str, Member]:
    """The members of a strip as it is made."""
    strip = placed([one.as_sign() for one in traces], area)
    boxes = {one.sign.role: one.box for one in strip.signs}
    members = {
        one.role.value: Member(
            one.role.value,
            (etree.Element("sign"),),
            boxes[one.role],
            one.line if one.role is SignRole.EU or not one.images else "",
            frozenset(one.images),
            frozenset(one.images),
            is_plain=True,
        )
        for one in traces
    }
    if strip.separator:
        line = Member(SEPARATOR, (), strip.separator, "", frozenset(), frozenset(), is_plain=True)
        members[SEPARATOR] = line
    return members


def found(members: Mapping[str, Member], frame: Box | None = AREA) -> Found:
    return Found("slide1.xml", etree.Element("group"), frame, tuple(members.values()))


def fates(
    members: Mapping[str, Member],
    ours: tuple[Trace, ...] = FILES,
    base: Record = BASE,
    frame: Box | None = AREA,
) -> dict[str, Fate]:
    decision = decide(found(members, frame), base, ours, is_first=True)
    return {deed.role: deed.fate for deed in decision.deeds}


def shifted(member: Member, right: int, down: int = 0) -> Member:
    box = member.box
    assert box is not None
    return replace(member, box=Box.of(box.left + right, box.top + down, box.width, box.height))


def test_what_stands_as_it_was_made_is_renewed() -> None:
    assert set(fates(standing(WORDS)).values()) == {Fate.RENEWED}


@given(st.sets(st.sampled_from(["fe", "voivodeship"]), max_size=1), st.integers(1, 40))
def test_only_what_a_person_moved_stays(roles: set[str], millimetres: int) -> None:
    members = standing(WORDS)
    for role in roles:
        members[role] = shifted(members[role], 36_000 * millimetres, 7_200)
    there = fates(members)
    assert {role for role, fate in there.items() if fate is Fate.YOURS} == roles
    assert {role for role, fate in there.items() if fate is Fate.RENEWED} == set(there) - roles


@given(st.integers(-TOLERANCE, TOLERANCE), st.integers(-TOLERANCE, TOLERANCE))
def test_what_programs_round_is_no_move(right: int, down: int) -> None:
    members = {role: shifted(one, right, down) for role, one in standing(WORDS).items()}
    assert set(fates(members).values()) == {Fate.RENEWED}


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_a_strip_moved_as_a_whole_stands_as_it_was_made(right: int, down: int) -> None:
    members = {role: shifted(one, right, down) for role, one in standing(WORDS).items()}
    decision = decide(found(members, None), BASE, FILES, is_first=True)
    assert {deed.fate for deed in decision.deeds} == {Fate.RENEWED}
    place = decision.move(decision.area)
    assert abs(place.left - decision.area.left - right) <= TOLERANCE
    assert abs(place.top - decision.area.top - down) <= TOLERANCE


@pytest.mark.parametrize("area", [AREA, OTHER])
def test_the_room_is_the_one_the_strip_was_made_for(area: Box) -> None:
    decision = decide(found(standing(WORDS, area), area), BASE, FILES, is_first=True)
    assert decision.area == area


def test_a_strip_stretched_with_its_group() -> None:
    room = Box.of(AREA.left, AREA.top, AREA.width // 2, AREA.height // 2)
    members = standing(WORDS)
    half = {
        role: replace(
            one,
            box=Box.of(
                AREA.left + (one.box.left - AREA.left) // 2,
                AREA.top,
                one.box.width // 2,
                one.box.height // 2,
            ),
        )
        for role, one in members.items()
        if one.box
    }
    assert set(fates(half, frame=room).values()) == {Fate.RENEWED}


def test_other_words_or_pictures_are_a_persons_own() -> None:
    members = standing(WORDS)
    members["fe"] = replace(members["fe"], words="Fundusze dla nas")
    members["voivodeship"] = replace(
        members["voivodeship"], words="", images=frozenset({"own"}), parts=frozenset({"own"})
    )
    assert fates(members) == {"fe": Fate.YOURS, "voivodeship": Fate.YOURS, "eu": Fate.RENEWED}
    cropped = standing(FILES)
    cropped["fe"] = replace(cropped["fe"], is_plain=False)
    assert fates(cropped, WORDS, Record(FILES, (AREA,)))["fe"] is Fate.YOURS


def test_what_is_deleted_stays_so_and_a_picture_in_its_place_is_theirs() -> None:
    members = standing(WORDS)
    place = members.pop("fe")
    assert fates(members)["fe"] is Fate.GONE
    members["own"] = replace(
        place, role=OWN, words="", images=frozenset({"x"}), parts=frozenset({"x"})
    )
    assert fates(members)["fe"] is Fate.YOURS


def test_the_very_file_put_in_by_a_person_is_not_told() -> None:
    members = standing(WORDS)
    members["fe"] = replace(
        members["fe"], words="", images=frozenset({"fe"}), parts=frozenset({"image1.png"})
    )
    (deed,) = (
        deed
        for deed in decide(found(members), BASE, FILES, is_first=True).deeds
        if deed.role == "fe"
    )
    assert (deed.fate, deed.is_told) == (Fate.YOURS, False)


def test_signs_come_and_go() -> None:
    assert fates(standing(WORDS), (FE, RP, DS, EU))["rp"] is Fate.ADDED
    with_rp = (FE, RP, DS, EU)
    members = standing(with_rp)
    assert fates(members, WORDS, Record(with_rp, (AREA,)))["rp"] is Fate.REMOVED
    members["rp"] = shifted(members["rp"], 400_000)
    assert fates(members, WORDS, Record(with_rp, (AREA,)))["rp"] is Fate.KEPT
    without = {role: one for role, one in standing(with_rp).items() if role != "rp"}
    assert "rp" not in fates(without, WORDS, Record(with_rp, (AREA,)))


def test_a_line_comes_and_goes_with_the_order() -> None:
    ours = (FE, EU, DS)
    assert fates(standing(WORDS), ours)[SEPARATOR] is Fate.ADDED
    base = Record(ours, (AREA,))
    assert fates(standing(ours), WORDS, base)[SEPARATOR] is Fate.REMOVED
    assert fates(standing(ours), (FE, EU, FILES[1]), base)[SEPARATOR] is Fate.RENEWED


def test_a_new_sign_gets_into_the_first_strip_of_a_part_only() -> None:
    decision = decide(found(standing(WORDS)), BASE, (FE, RP, DS, EU), is_first=False)
    assert "rp" not in {deed.role for deed in decision.deeds}


def test_nothing_but_a_place_is_not_told() -> None:
    decision = decide(found(standing(WORDS)), BASE, (FILES[0], DS, EU), is_first=True)
    assert {deed.role for deed in decision.deeds if deed.is_told} == {"fe"}


# --- a document that does not remember


def test_stand_ins_are_taken_for_what_was_made() -> None:
    assert guessed([found(standing(WORDS))], FILES, [AREA]) == Record(WORDS, (AREA,))


def test_pictures_are_if_they_are_called_as_ours_are() -> None:
    members = standing(FILES)
    members["fe"] = replace(
        members["fe"], images=frozenset({"old"}), parts=frozenset({"ppt/media/sign-0a.png"})
    )
    record = guessed([found(members)], FILES, [AREA])
    assert record.signs[0].images == ("old",)
    assert fates(members, FILES, record)["fe"] is Fate.RENEWED
    members["fe"] = replace(members["fe"], parts=frozenset({"ppt/media/image1.png"}))
    assert fates(members, FILES, guessed([found(members)], FILES, [AREA]))["fe"] is Fate.YOURS


# --- what is remembered

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
TRACES = st.builds(
    Trace,
    st.sampled_from(SignRole),
    st.lists(TEXTS, max_size=3).map(tuple),
    TEXTS,
    st.floats(0, 10),
    st.lists(TEXTS, max_size=2).map(tuple),
    TEXTS,
)
BOXES = st.builds(Box.of, *(st.integers(-(10**7), 10**7),) * 2, *(st.integers(1, 10**7),) * 2)
RECORDS = st.builds(
    Record,
    st.lists(TRACES, min_size=1, max_size=5).map(tuple),
    st.lists(BOXES, min_size=1, max_size=3).map(tuple),
)


@given(RECORDS)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    assert decode(encode(record)) == record
    assert encode(record) == encode(decode(encode(record)) or record)


@given(st.one_of(st.none(), st.text(max_size=40), RECORDS.map(encode).map(lambda one: one[:-3])))
def test_what_is_no_record_is_none(text: str | None) -> None:
    assert decode(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        '{"version":2,"signs":[],"areas":[]}',
        '{"version":1,"signs":[],"areas":[[0,0,1,1]]}',
        '{"version":1,"signs":[["x",[],"",0,[],""]],"areas":[[0,0,1,1]]}',
        '{"version":1,"signs":[["fe",[1],"",0,[],""]],"areas":[[0,0,1,1]]}',
        '{"version":1,"signs":[["fe",[],"",0,[],""]],"areas":[[0,0,0,1]]}',
        '{"version":1,"signs":[["fe",[],"",0,[]]],"areas":[[0,0,1,1]]}',
    ],
)
def test_what_was_made_up_is_none(text: str) -> None:
    assert decode(text) is None
