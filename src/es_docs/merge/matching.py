"""Which node is which: the keys of one tree given to another.

Marks come first, then equal words, then likeness, then the place between neighbours; each thing
is used once. What is left over in a file is a person's own, or a copy of something of ours.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.merge.series import with_series_of
from es_docs.merge.tree import FOREIGN_KEY, Kind, Node, folded, is_same
from es_docs.regex import regex

_WORD: Final = regex(r"\d+|[^\W\d_]+")
_COPY_SUFFIX: Final = regex(r" \d+$")
"""LibreOffice names copies „es:slide:x 1”."""
_NUMBER: Final = "number:"
"""How the key of a number beside a card begins; the card's follows."""
_FEW_WORDS: Final = 4
"""Texts of fewer words are compared by their letters."""
_LEAST: Final[Mapping[Kind, float]] = {Kind.SECTION: 0.6, Kind.ROW: 0.6, Kind.BAR: 0.7}
_LEAST_MADE: Final[Mapping[Kind, float]] = {Kind.SECTION: 0.75, Kind.ROW: 0.8, Kind.BAR: 0.8}
"""How alike two nodes have to be: in a file, and among what the data make, where a new action of
similar words must not be taken for the old one under another title."""
_USUAL: Final = 0.6
_ADOPTED: Final = 0.9
_BETWEEN: Final = 0.25
"""A text between the same two neighbours as before may be reworded so far."""
_LEAST_COLUMN: Final = 0.5
_SHORTEST_COPY: Final = 20
"""Characters; shorter texts are equal by chance."""
_COPIED: Final = frozenset({Kind.SECTION, Kind.TEXT, Kind.TABLE, Kind.CHART})
_BOXED: Final = frozenset({Kind.TEXT, Kind.TABLE, Kind.CHART, Kind.PICTURE})


def match(base: Node, ours: Node, raw: Node) -> Node:
    """The tree of a file with the keys of what was made the last time.

    What a person added by hand and the data add now as well has the key it has in ours.

    Nodes that base does not know get a key that begins with `+`; a copy a person made of something
    of ours has `copy_of`. Blocks that were moved into another section are listed in their own; it
    is made up, without a handle, when its heading is gone.
    """
    found = _keyed(base, _gathered(base, raw), base.key, _Side(is_made=False))
    return _adopted(base, ours, found)


def align(base: Node | None, ours: Node) -> Node:
    """The tree the data make, with the keys of base where it is the same thing.

    Keys it brings along are kept for what is new; nodes without one get a key made of their words.
    What is called after a section (its entry in the contents, its card, its rows of a summary)
    goes by the section: no likeness of a few words decides which of two new titles is which.
    """
    if base is None:
        return _keyed(None, ours, ours.key, _MADE)
    return _keyed(base, _called_after(ours, _renamed(base, ours)), base.key, _MADE)


def _renamed(base: Node, ours: Node) -> Mapping[str, str]:
    """The keys of base by those that sections of ours have now, where they are others."""
    same = _paired(base.children, ours.children, _MADE).same
    pairs = ((ours.children[index], node) for index, node in same.items())
    return {
        node.key: before.key
        for node, before in pairs
        if node.kind is Kind.SECTION and node.key and node.key != before.key
    }


def _called_after(node: Node, names: Mapping[str, str]) -> Node:
    """The node with the new names in the keys of all below it."""
    if not names or not node.children:
        return node
    children = (
        replace(child, key=_in_name(child.key, names)) if child.key else child
        for child in node.children
    )
    return node.with_children(tuple(_called_after(child, names) for child in children))


def _in_name(key: str, names: Mapping[str, str]) -> str:
    """„number:action:x” and „action:x/spotkanie” with the new name of „action:x”."""
    prefix = _NUMBER if key.startswith(_NUMBER) else ""
    rest = key[len(prefix) :]
    name = rest.split("/")[0].split("#")[0]
    return f"{prefix}{names.get(name, name)}{rest[len(name) :]}"


class _Side(Struct, frozen=True):
    """Whether the tree that gets the keys is what the data make, or what stands in a file."""

    is_made: bool

    def least(self, kind: Kind) -> float:
        return (_LEAST_MADE if self.is_made else _LEAST).get(kind, _USUAL)


_MADE: Final = _Side(is_made=True)


class _Pairs(Struct, frozen=True):
    """By the index of a found node, the base node it is, or of which it is a copy."""

    same: dict[int, Node] = field(default_factory=dict[int, Node])
    copies: dict[int, Node] = field(default_factory=dict[int, Node])

    def take(self, index: int, base: Node) -> None:
        self.same[index] = base

    def rest(self, base: Sequence[Node], found: Sequence[Node]) -> tuple[list[Node], list[int]]:
        """What is not paired yet."""
        used = {id(node) for node in self.same.values()}
        free = [n for n in range(len(found)) if n not in self.same and n not in self.copies]
        return [node for node in base if id(node) not in used], free


# --- giving the keys


def _keyed(base: Node | None, found: Node, key: str, side: _Side, copy_of: str = "") -> Node:
    """The found node under its key, and all below it under theirs."""
    if base is None and side.is_made:
        return _new(found, key)
    if base and found.kind is Kind.CHART and not side.is_made:
        found = with_series_of(base, found)
    own = replace(found, key=key, copy_of=copy_of)
    if found.kind is Kind.TABLE:
        return own.with_children(_keyed_table(base, found, side))
    return own.with_children(_keyed_children(base, found, side))


def _keyed_children(base: Node | None, found: Node, side: _Side) -> tuple[Node, ...]:
    known = base.children if base else ()
    pairs = _paired(known, found.children, side)
    keys = _Keys(known, side)
    return tuple(
        _keyed(
            pairs.same.get(index) or pairs.copies.get(index),
            child,
            keys.of(child, pairs.same.get(index), pairs.copies.get(index)),
            side,
            pairs.copies[index].key if index in pairs.copies else "",
        )
        for index, child in enumerate(found.children)
    )


def _new(found: Node, key: str) -> Node:
    """What the data make for the first time under its key: nothing in it has to be found."""
    if not found.children:
        return found if found.key == key else replace(found, key=key)
    if found.kind is Kind.TABLE:
        children = _keyed_table(None, found, _MADE)
    else:
        keys = _Keys((), _MADE)
        children = tuple(_new(child, keys.of(child, None, None)) for child in found.children)
    return Node(key, found.kind, found.text, children, found.mark, handle=found.handle)


class _Keys:
    """The keys given among the children of one node, each once."""

    def __init__(self, base: Iterable[Node], side: _Side) -> None:
        self._side = side
        self._taken = {node.key for node in base}
        self._given: set[str] = set()

    def of(self, found: Node, same: Node | None, copied: Node | None) -> str:
        if same is not None:
            key = same.key
        elif copied is not None:
            key = self._free(f"{copied.key}~")
        elif found.key and self._is_free(found.key):
            key = found.key
        elif self._side.is_made:
            digest = hashlib.sha256(folded(found.words).encode()).hexdigest()[:8]
            key = self._free(f"{found.kind}:{digest}", is_first_plain=True)
        else:
            key = self._free(FOREIGN_KEY)
        self._given.add(key)
        return key

    def _free(self, stem: str, *, is_first_plain: bool = False) -> str:
        if is_first_plain and self._is_free(stem):
            return stem
        number = 2 if is_first_plain else 1
        while not self._is_free(f"{stem}{number}"):
            number += 1
        return f"{stem}{number}"

    def _is_free(self, key: str) -> bool:
        return key not in self._taken and key not in self._given


def _adopted(base: Node, ours: Node, found: Node) -> Node:
    """A person's own rows and sections so like new ones of the data that they are these.

    So is what stands in place of something the data lost, when a person wrote the new text there.
    """
    known = {child.key: child for child in base.children}
    present = {child.key for child in found.children}
    new = [one for one in ours.children if one.key not in known and one.key not in present]
    wanted = {one.key: one for one in ours.children if one.key in known}
    children: list[Node] = []
    for child in found.children:
        is_left = not child.is_bound or (child.key in known and child.key not in wanted)
        own = _likest(child, new) if is_left else None
        if own is not None:
            new = [one for one in new if one is not own]
            child = _keyed(own, child, own.key, _Side(is_made=False))  # noqa: PLW2901
        elif child.key in wanted:
            child = _adopted(known[child.key], wanted[child.key], child)  # noqa: PLW2901
        children.append(child)
    return found.with_children(tuple(children))


def _likest(found: Node, new: Sequence[Node]) -> Node | None:
    """The new node it is: by its mark (kept when the data had lost it), or nearly by its words."""
    if found.copy_of or found.kind in (Kind.LOOK, Kind.ALT, Kind.FOREIGN):
        return None
    rivals = [one for one in new if one.kind is found.kind]
    marked = next((one for one in rivals if one.mark and one.mark == found.mark), None)
    scored = [(likeness(found, one), -n, one) for n, one in enumerate(rivals)]
    score, _, best = max(scored, key=lambda entry: entry[:2], default=(0.0, 0, None))
    return marked or (best if score >= _ADOPTED else None)


# --- pairing children


def _paired(base: Sequence[Node], found: Sequence[Node], side: _Side) -> _Pairs:
    if _are_in_order(base, found):
        return _Pairs(dict(enumerate(base)))
    pairs = _Pairs()
    if not base:
        return pairs
    _pair_by_mark(base, found, pairs)
    _pair_by_key(base, found, pairs)
    _pair_by_votes(base, found, pairs)
    _pair_equal(base, found, pairs)
    if not side.is_made:
        _pair_by_box(base, found, pairs)
    _pair_alike(base, found, pairs, side)
    _pair_between(base, found, pairs, side)
    if not side.is_made:
        _find_copies(base, found, pairs)
    return pairs


def _are_in_order(base: Sequence[Node], found: Sequence[Node]) -> bool:
    """Whether they are the same one by one, as most are: then nobody has to look for them."""
    if len(base) != len(found):
        return False
    if len(base) == 1 and base[0].kind is found[0].kind is Kind.PASSAGE:
        return True
    marks = {node.mark for node in found if node.mark}
    return len(marks) == sum(1 for node in found if node.mark) and all(
        node.kind is other.kind
        and (
            node.mark == other.mark
            if node.mark or other.mark
            else bool(node.key) and node.key == other.key
        )
        for node, other in zip(base, found, strict=True)
    )


def _pair_by_mark(base: Sequence[Node], found: Sequence[Node], pairs: _Pairs) -> None:
    """Of several with one mark the one most like what was made is it; the others are its copies."""
    marked = {(node.kind, node.mark): node for node in reversed(base) if node.mark}
    claims: defaultdict[int, list[int]] = defaultdict(list)
    for index, node in enumerate(found):
        owner = _owner(node, marked)
        if owner is not None:
            claims[id(owner)].append(index)
    for owner in base:
        indices = claims[id(owner)]
        ranks = {
            n: (_copy_rank(found[n], owner) if len(indices) > 1 else (True, 1.0)) for n in indices
        }
        best = max(indices, key=lambda n, ranks=ranks: (ranks[n], -n), default=None)
        for index in indices:
            (pairs.same if index == best else pairs.copies)[index] = owner


def _owner(node: Node, marked: Mapping[tuple[Kind, str], Node]) -> Node | None:
    if not node.mark:
        return None
    exact = marked.get((node.kind, node.mark))
    return exact or marked.get((node.kind, _COPY_SUFFIX.sub("", node.mark)))


def _copy_rank(node: Node, owner: Node) -> tuple[bool, float]:
    """The original has the very mark, and the words most like it."""
    return node.mark == owner.mark, likeness(node, owner)


def _pair_by_key(base: Sequence[Node], found: Sequence[Node], pairs: _Pairs) -> None:
    rest, free = pairs.rest(base, found)
    keyed = {(node.kind, node.key): node for node in rest}
    for index in free:
        node = keyed.pop((found[index].kind, found[index].key), None)
        if node is not None:
            pairs.take(index, node)


def _pair_by_votes(base: Sequence[Node], found: Sequence[Node], pairs: _Pairs) -> None:
    """A section is the one whose blocks stand in it."""
    rest, free = pairs.rest(base, found)
    homes = {
        child.mark: section
        for section in rest
        if section.kind is Kind.SECTION
        for child in section.children
        if child.mark
    }
    if not homes:
        return
    seen = Counter(c.mark for node in base for c in node.children if c.mark)
    for index in free:
        votes = Counter(
            homes[child.mark].key
            for child in found[index].children
            if child.mark in homes and seen[child.mark] == 1
        )
        for key, _ in votes.most_common(1):
            section = next(node for node in rest if node.key == key)
            if any(section is node for node in pairs.same.values()):
                pairs.copies[index] = section
            else:
                pairs.take(index, section)


def _pair_equal(base: Sequence[Node], found: Sequence[Node], pairs: _Pairs) -> None:
    """The same words, in the same order where they stand several times."""
    rest, free = pairs.rest(base, found)
    waiting: defaultdict[tuple[Kind, str], list[Node]] = defaultdict(list)
    for node in rest:
        waiting[node.kind, _said(node)].append(node)
    for index in free:
        words = _said(found[index])
        same = waiting.get((found[index].kind, words))
        if words and same:
            pairs.take(index, same.pop(0))


def _said(node: Node) -> str:
    """Its words; those of a picture are its very bytes."""
    image = node.child("@image") if node.kind is Kind.PICTURE else None
    return image.text if image else folded(node.words)


def _pair_by_box(base: Sequence[Node], found: Sequence[Node], pairs: _Pairs) -> None:
    """On a slide: the same kind of shape in the same place."""
    rest, free = pairs.rest(base, found)
    for index in free:
        box = found[index].child("@box")
        if box is None or found[index].kind not in _BOXED:
            continue
        there = [
            node
            for node in rest
            if node.kind is found[index].kind
            and (other := node.child("@box")) is not None
            and is_same(Kind.LOOK, box.text, other.text)
        ]
        if len(there) == 1:
            pairs.take(index, there[0])
            rest.remove(there[0])


def _pair_alike(
    base: Sequence[Node], found: Sequence[Node], pairs: _Pairs, side: _Side
) -> None:  # fmt: skip
    rest, free = pairs.rest(base, found)
    scored = [
        (score, -abs(index - n), -index, n, index)
        for index in free
        for n, node in enumerate(rest)
        if node.kind is found[index].kind and node.kind not in (Kind.LOOK, Kind.ALT, Kind.FOREIGN)
        if (score := likeness(found[index], node)) >= side.least(node.kind)
    ]
    taken: set[int] = set()
    for _, _, _, n, index in sorted(scored, reverse=True):
        if index not in pairs.same and n not in taken:
            pairs.take(index, rest[n])
            taken.add(n)


def _pair_between(base: Sequence[Node], found: Sequence[Node], pairs: _Pairs, side: _Side) -> None:
    """The only text between the same two neighbours, reworded though it may be.

    What the data make has keys of its own: there only paragraphs are looked for in this way.
    """
    order = {id(node): n for n, node in enumerate(base)}
    rest, free = pairs.rest(base, found)
    kinds = (Kind.PASSAGE,) if side.is_made else (Kind.PASSAGE, Kind.TEXT, Kind.CHART)
    lone = {id(node): node for node in rest if node.kind in kinds}
    for index in free:
        before = max((n for n in pairs.same if n < index), default=None)
        after = min((n for n in pairs.same if n > index), default=None)
        low = order[id(pairs.same[before])] if before is not None else -1
        high = order[id(pairs.same[after])] if after is not None else len(base)
        between = [
            node
            for node in base[low + 1 : high]
            if id(node) in lone and node.kind is found[index].kind
        ]
        rivals = [
            n
            for n in free
            if n not in pairs.same
            and (before or -1) < n < (len(found) if after is None else after)
            and found[n].kind is found[index].kind
        ]
        if len(between) == 1 and rivals == [index] and _may_be(between[0], found[index]):
            pairs.take(index, between[0])
            del lone[id(between[0])]


def _may_be(base: Node, found: Node) -> bool:
    return base.kind is not Kind.TEXT or likeness(base, found) >= _BETWEEN


def _find_copies(base: Sequence[Node], found: Sequence[Node], pairs: _Pairs) -> None:
    """What says once more, in as many words, what another one says."""
    _, free = pairs.rest(base, found)
    said = {(node.kind, folded(node.words)): node for node in base if node.kind in _COPIED}
    for index in free:
        words = folded(found[index].words)
        node = said.get((found[index].kind, words)) if len(words) >= _SHORTEST_COPY else None
        if node is not None:
            pairs.copies[index] = node


# --- tables


def _keyed_table(base: Node | None, found: Node, side: _Side) -> tuple[Node, ...]:
    """Rows and the looks of a table; cells have the keys of their columns."""
    known = base.children if base else ()
    columns = _columns(base, found, side)
    pairs = _paired(known, found.children, side)
    _pair_headers(known, found.children, pairs)
    keys = _Keys(known, side)
    children: list[Node] = []
    for index, child in enumerate(found.children):
        same, copied = pairs.same.get(index), pairs.copies.get(index)
        key = keys.of(child, same, copied)
        owner = same or copied
        if child.kind is Kind.ROW:
            row = replace(child, key=key, copy_of=copied.key if copied else "")
            children.append(row.with_children(_keyed_cells(owner, child, columns, side)))
        else:
            children.append(_keyed(owner, child, key, side))
    return tuple(children)


def _pair_headers(base: Sequence[Node], found: Sequence[Node], pairs: _Pairs) -> None:
    """The first row is the header, whatever a person made of its words."""
    heads = [node for node in base if node.kind is Kind.ROW][:1]
    firsts = [n for n, node in enumerate(found) if node.kind is Kind.ROW][:1]
    rest, free = pairs.rest(base, found)
    for head, first in zip(heads, firsts, strict=False):
        if first in free and any(node is head for node in rest):
            pairs.take(first, head)


def _keyed_cells(
    base: Node | None, row: Node, columns: Sequence[str], side: _Side
) -> tuple[Node, ...]:
    """The cells of a row; in one whose cells are merged otherwise they are found by their words."""
    if len(row.children) != len(columns):
        return _keyed_children(base, row, side)
    return tuple(
        _keyed(base.child(key) if base else None, cell, key, side)
        for cell, key in zip(row.children, columns, strict=True)
    )


def _columns(base: Node | None, found: Node, side: _Side) -> tuple[str, ...]:
    """The key of each column of the found table."""
    header = _header(found)
    if base is None:
        return tuple(_new_column(cell, n, (), side) for n, cell in enumerate(header))
    keys = [cell.key for cell in _header(base)]
    if _have_same_columns(base, found):
        return tuple(keys)
    theirs, mine = _columns_of(found), _columns_of(base)
    scored = sorted(
        (
            (_column_score(a, b) + (0.25 if m == n else 0.0), -m, n)
            for n, a in enumerate(theirs)
            for m, b in enumerate(mine)
        ),
        reverse=True,
    )
    chosen: dict[int, str] = {}
    for score, m, n in scored:
        if score >= _LEAST_COLUMN and n not in chosen and keys[-m] not in chosen.values():
            chosen[n] = keys[-m]
    left = [n for n in range(len(theirs)) if n not in chosen]
    missing = [key for key in keys if key not in chosen.values()]
    if len(left) == len(missing) == 1:
        chosen[left[0]] = missing[0]
    return tuple(chosen.get(n) or _new_column(header[n], n, keys, side) for n in range(len(theirs)))


def _have_same_columns(base: Node, found: Node) -> bool:
    """Whether no column was added, moved or renamed."""
    mine, theirs = (
        [(cell.mark, folded(cell.words)) for cell in _header(table)] for table in (base, found)
    )
    headers = [header for _, header in mine]
    return mine == theirs and all(headers) and len(set(headers)) == len(headers)


def _new_column(cell: Node, number: int, taken: Sequence[str], side: _Side) -> str:
    if not side.is_made:
        return f"{FOREIGN_KEY}c{number}"
    if cell.key and cell.key not in taken:
        return cell.key
    numbers = (f"c{n}" for n in range(number, number + len(taken) + 1))
    return next(key for key in numbers if key not in taken)


class _Column(Struct, frozen=True):
    mark: str
    header: str
    words: Counter[str]


def _header(table: Node | None) -> tuple[Node, ...]:
    rows = (child for child in table.children if child.kind is Kind.ROW) if table else iter(())
    first = next(rows, None)
    return first.children if first else ()


def _columns_of(table: Node) -> tuple[_Column, ...]:
    header = _header(table)
    rows = [child for child in table.children if child.kind is Kind.ROW][1:]
    return tuple(
        _Column(
            cell.mark,
            folded(cell.words),
            Counter(
                folded(row.children[n].words) for row in rows if len(row.children) == len(header)
            ),
        )
        for n, cell in enumerate(header)
    )


def _column_score(one: _Column, other: _Column) -> float:
    """Marks say most, then the header, then what stands below it."""
    same_mark = 3.0 if one.mark and one.mark == other.mark else 0.0
    same_header = 2.0 if one.header and one.header == other.header else 0.0
    return same_mark + same_header + _shared(one.words, other.words)


# --- likeness


def likeness(one: Node, other: Node) -> float:
    """How much of their words two nodes share, from 0 to 1; rows and bars mostly by their label."""
    if one.kind in (Kind.ROW, Kind.BAR):
        labels = _of_texts(_label(one), _label(other))
        return 0.75 * labels + 0.25 * _of_texts(one.words, other.words)
    return _of_texts(one.words, other.words)


def _label(node: Node) -> str:
    """The first words of a row, or its first number where it has none."""
    texts = [text for child in node.children if (text := child.words)]
    worded = (text for text in texts if sum(map(str.isalpha, text)) > 3 and not text[0].isdigit())
    return next(worded, texts[0] if texts else "")


def _of_texts(one: str, other: str) -> float:
    one, other = folded(one), folded(other)
    if one == other:
        return 1.0 if one else 0.0
    first, second = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    if min(len(first), len(second)) < _FEW_WORDS:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    return _shared(Counter(first), Counter(second))


def _shared(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


# --- blocks that were moved or copied into another section


def _gathered(base: Node, raw: Node) -> Node:
    """The tree with every marked block in the section it was made for, copies of it too."""
    sections = [node for node in base.children if node.kind is Kind.SECTION]
    counted = Counter(child.mark for node in sections for child in node.children)
    homes = {
        child.mark: section
        for section in sections
        for child in section.children
        if child.mark and counted[child.mark] == 1
    }
    are_at_home = all(
        homes.get(_COPY_SUFFIX.sub("", child.mark), section).mark == section.mark
        for section in raw.children
        for child in section.children
    )
    if are_at_home:
        return raw
    pairs = _paired(base.children, raw.children, _Side(is_made=False))
    strays = [
        (home, child)
        for index, section in enumerate(raw.children)
        for child in section.children
        if (home := homes.get(_COPY_SUFFIX.sub("", child.mark)))
        and home is not (pairs.same.get(index) or pairs.copies.get(index))
    ]
    if not strays:
        return raw
    gone = {id(child) for _, child in strays}
    added: defaultdict[str, list[Node]] = defaultdict(list)
    for section, child in strays:
        added[section.key].append(child)
    children = [
        _with_strays(child, pairs.same.get(index), gone, added)
        for index, child in enumerate(raw.children)
    ]
    made_up = [
        Node("", Kind.SECTION, children=tuple(added.pop(section.key)), mark=section.mark)
        for section in sections
        if section.key in added
    ]
    return raw.with_children((*children, *made_up))


def _with_strays(
    section: Node, base: Node | None, gone: set[int], added: dict[str, list[Node]]
) -> Node:
    kept = tuple(child for child in section.children if id(child) not in gone)
    more = added.pop(base.key, []) if base else []
    return section.with_children((*kept, *more))
