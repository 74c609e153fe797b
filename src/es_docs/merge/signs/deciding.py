"""What becomes of each sign of a strip: as it was made × as it stands × as it is made now.

A sign that stands as it was made gives way to the one of now. One that a person moved, resized,
replaced or reworded stays theirs, one they deleted stays away. No file is touched here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import Struct

from es_docs.diagnostics import AssetError
from es_docs.merge.signs.reading import SEPARATOR, Found, Member, in_one_line
from es_docs.merge.signs.record import Record, Trace
from es_docs.units import Box, Emu
from es_docs.visibility.rules import RULES, SignRole
from es_docs.visibility.signs import Sign
from es_docs.visibility.strip import Strip, place_signs

TOLERANCE: Final = Emu.from_mm(0.5)
"""LibreOffice takes 360 EMU off a side each time it saves; nobody moves a sign by less."""
_UNKNOWN_UNTIL_ASKED: Final = frozenset({SignRole.RP, SignRole.BENEFICIARY})
"""Signs a strip may lack without anybody having deleted them."""
_MADE_NAME: Final = "sign-"
"""How the parts of our pictures are called, as long as no program renames them."""

Move: TypeAlias = Callable[[Box], Box]
"""Where what was made in one place stands in the coordinates of a strip."""


class Fate(StrEnum):
    """What becomes of a sign in a strip."""

    RENEWED = "renewed"
    """It stood as it was made and is made anew, maybe at another place or size only."""
    ADDED = "added"
    REMOVED = "removed"
    YOURS = "yours"
    """A person's own stays where the signs of the project are others now."""
    KEPT = "kept"
    """A person's own stays though the strip has no such sign any more."""
    GONE = "gone"
    """A person deleted it; it does not come back."""


class Deed(Struct, frozen=True):
    """What becomes of one sign. `old` was made, `new` is made now; `member` stands in the file.

    `is_told` when it looks otherwise now than it was made, not only stands elsewhere.
    """

    role: str
    fate: Fate
    old: Trace | None
    new: Trace | None
    member: Member | None
    is_told: bool


class Decision(Struct, frozen=True):
    """What is to be done to one strip; `area` is the room it was made for, `move` leads from
    there into the coordinates of the strip."""

    found: Found
    area: Box
    move: Move
    deeds: tuple[Deed, ...]

    @property
    def changes_anything(self) -> bool:
        acts = (Fate.RENEWED, Fate.ADDED, Fate.REMOVED)
        return any(deed.fate in acts for deed in self.deeds)

    @property
    def shown(self) -> tuple[str, ...]:
        """The roles of the signs that stand in it afterwards, of those that are made now."""
        return tuple(
            deed.role for deed in self.deeds if deed.new is not None and deed.fate is not Fate.GONE
        )


def decide(found: Found, base: Record, ours: Sequence[Trace], *, is_first: bool) -> Decision:
    """`is_first` when it is the first strip of its part: only there a new sign is put in."""
    area, move = _standing(found, base)
    expected = _expected(base.signs, area)
    known = {one.role.value: one for one in base.signs}
    wanted = {one.role.value: one for one in ours}
    order = [*_order(ours), *(role for role in known if role not in wanted)]
    if SEPARATOR not in order:
        order.append(SEPARATOR)
    judge = _Judge(found, expected, move, is_first=is_first)
    line = SEPARATOR in _order(ours)
    deeds = [
        judge.sign(role, known.get(role), wanted.get(role))
        for role in order
        if role in known or role in wanted
    ]
    deeds += [judge.line(is_wanted=line)]
    placed = {deed.role: deed for deed in deeds if deed is not None}
    return Decision(found, area, move, tuple(placed[role] for role in order if role in placed))


def _order(traces: Sequence[Trace]) -> list[str]:
    """The roles from left to right, with the line where there is one."""
    roles: list[str] = []
    for number, one in enumerate(traces, start=1):
        roles.append(one.role.value)
        if one.role is SignRole.EU and number < len(traces):
            roles.append(SEPARATOR)
    return roles


class _Judge(Struct, frozen=True):
    found: Found
    expected: Mapping[str, Box]
    move: Move
    is_first: bool

    def sign(self, role: str, old: Trace | None, new: Trace | None) -> Deed | None:
        member = self.found.by_role.get(role)
        is_told = old is None or new is None or not old.shows_the_same(new)
        fate = self._fate(role, member, old, new)
        if fate is Fate.YOURS and new and member and member.images & set(new.images):
            is_told = False  # a person had put the very file in
        if fate is Fate.GONE and (own := self._instead(role)) is not None:
            return Deed(role, Fate.YOURS, old, new, own, is_told)
        return None if fate is None else Deed(role, fate, old, new, member, is_told)

    def _fate(
        self, role: str, member: Member | None, old: Trace | None, new: Trace | None
    ) -> Fate | None:
        """None where there is nothing to do and nothing to tell."""
        if member is None:
            if old is None:
                return Fate.ADDED if self.is_first else None
            return None if new is None else Fate.GONE
        if old is None:
            return Fate.YOURS
        if new is None:
            return Fate.REMOVED if self._is_as_made(role, member, old) else Fate.KEPT
        return Fate.RENEWED if self._is_as_made(role, member, old) else Fate.YOURS

    def line(self, *, is_wanted: bool) -> Deed | None:
        """The line that parts the Union's sign from those that follow it; it is never told."""
        member, was = self.found.by_role.get(SEPARATOR), SEPARATOR in self.expected
        if member is None:
            fate = Fate.ADDED if is_wanted and not was and self.is_first else None
        elif not self._stands(SEPARATOR, member):
            fate = None
        else:
            fate = Fate.RENEWED if is_wanted else Fate.REMOVED
        return Deed(SEPARATOR, fate, None, None, member, False) if fate else None

    def _is_as_made(self, role: str, member: Member, old: Trace) -> bool:
        return _shows(member, old) and member.is_plain and self._stands(role, member)

    def _stands(self, role: str, member: Member) -> bool:
        box = self.expected.get(role)
        return box is not None and member.box is not None and is_near(member.box, self.move(box))

    def _instead(self, role: str) -> Member | None:
        """A picture of a person's own where a sign stood that they took out."""
        place = self.expected.get(role)
        if place is None:
            return None
        room = self.move(place)
        pictures = (one for one in self.found.own if one.has_picture and one.box is not None)
        return next((one for one in pictures if one.box and one.box.overlaps(room)), None)


def _shows(member: Member, trace: Trace) -> bool:
    """Whether a member shows what was made: the words that stood in, or one of the pictures."""
    if trace.role is SignRole.EU:
        is_drawn = not member.has_picture
        has_emblem = is_drawn or bool(member.images & set(trace.images))
        return has_emblem and member.words == in_one_line(trace.line)
    if not trace.images:
        return not member.has_picture and member.words == in_one_line(trace.line)
    return bool(member.images & set(trace.images))


# --- where the signs of a record stand


def _expected(traces: Sequence[Trace], area: Box) -> dict[str, Box]:
    """Where each of the signs and the line was placed; nothing where they have no room."""
    try:
        strip = placed([one.as_sign() for one in traces], area)
    except (AssetError, StopIteration):
        return {}
    boxes = {one.sign.role.value: _shown(one.box, one.sign.role, strip) for one in strip.signs}
    return boxes | ({SEPARATOR: strip.separator} if strip.separator else {})


def _shown(box: Box, role: SignRole, strip: Strip) -> Box:
    """The box of a picture is lower than its place where the picture had to give way."""
    parts = next(one.parts for one in strip.signs if one.sign.role is role)
    return parts[0].box if len(parts) == 1 else box


def placed(signs: Sequence[Sign], area: Box) -> Strip:
    """The strip of these signs in a room that is as high as its flag. Raises AssetError S022."""
    return place_signs(signs, area, flag_height=area.height)


def is_near(one: Box, other: Box) -> bool:
    pairs = zip(sides(one), sides(other), strict=True)
    return all(abs(mine - yours) <= TOLERANCE for mine, yours in pairs)


def sides(box: Box) -> tuple[int, int, int, int]:
    return box.left, box.top, box.width, box.height


def _standing(found: Found, base: Record) -> tuple[Box, Move]:
    """The room a strip was made for, and how a person moved it: what explains most signs."""
    best: tuple[int, Box, Move] | None = None
    for area in sorted(base.areas, key=lambda one: _distance(one, found.frame)):
        expected = _expected(base.signs, area)
        for move in _moves(found, area, expected):
            count = sum(
                is_near(member.box, move(expected[role]))
                for role, member in found.by_role.items()
                if role in expected and member.box is not None
            )
            if best is None or count > best[0]:
                best = count, area, move
    assert best is not None  # noqa: S101 - a record has an area
    return best[1], best[2]


def _distance(area: Box, frame: Box | None) -> int:
    if frame is None:
        return 0
    return sum(abs(one - other) for one, other in zip(sides(area), sides(frame), strict=True))


def _moves(found: Found, area: Box, expected: Mapping[str, Box]) -> Iterator[Move]:
    """As it was; stretched with its group; pushed as far as one of the signs was."""
    yield stay
    if found.frame is not None and found.frame.width > 0 and found.frame.height > 0:
        yield stretched(area, found.frame)
    for role, member in found.by_role.items():
        if role in expected and member.box is not None:
            place = expected[role]
            yield pushed(member.box.left - place.left, member.box.top - place.top)


def stay(box: Box) -> Box:
    return box


def pushed(right: int, down: int) -> Move:
    return lambda box: Box.of(box.left + right, box.top + down, box.width, box.height)


def stretched(area: Box, frame: Box) -> Move:
    across, along = frame.width / area.width, frame.height / area.height

    def move(box: Box) -> Box:
        return Box.of(
            round(frame.left + (box.left - area.left) * across),
            round(frame.top + (box.top - area.top) * along),
            round(box.width * across),
            round(box.height * along),
        )

    return move


# --- a document that does not remember its signs


def guessed(strips: Sequence[Found], ours: Sequence[Trace], areas: Sequence[Box]) -> Record:
    """The record of a document that has none: its signs as they stand, as far as they can have
    been made by the program. `areas` are those of now."""
    wanted = {one.role: one for one in ours}
    roles = [one.role for one in ours]
    orders = [rules.order for rules in RULES.values()]
    order = next(
        (one for one in orders if [role for role in one if role in wanted] == roles), roles
    )
    signs: list[Trace] = []
    for role in order:
        members = (one.by_role.get(role.value) for one in strips)
        member = next((one for one in members if one is not None), None)
        trace = _guess(role, member, wanted.get(role))
        if trace is not None:
            signs.append(trace)
    return Record(tuple(signs), tuple(areas))


def _guess(role: SignRole, member: Member | None, ours: Trace | None) -> Trace | None:
    if role is SignRole.EU:
        return ours
    if member is None:
        return None if ours is None or role in _UNKNOWN_UNTIL_ASKED else _words_of(ours)
    if ours is None:
        ours = Trace(role, tuple(member.words.split("\n")), member.words)
    if not member.has_picture:
        return _words_of(ours)
    if member.images & set(ours.images):
        return ours
    is_made = all(part.rpartition("/")[2].startswith(_MADE_NAME) for part in member.parts)
    if not is_made or member.box is None:
        return _words_of(ours)
    ratio = member.box.width / max(1, member.box.height)
    return Trace(role, ours.words, ours.alt, ratio, tuple(sorted(member.images)), ours.file)


def _words_of(trace: Trace) -> Trace:
    return Trace(trace.role, trace.words, trace.alt)
