"""A document that people have edited gets the new data, in place, and nothing of theirs is lost.

From bytes to bytes: read what stands in the file, what was made the last time and what the data
make now; merge the three; carry the steps out; read the result back. No file is touched here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.checks.package import check_opened
from es_docs.diagnostics import Diagnostic, Kind, Location, OutputError, Severity, error, warning
from es_docs.merge import snapshot
from es_docs.merge.matching import align, match
from es_docs.merge.merging import NO_WISHES, Side, Wishes, carried_out, merge, path_name
from es_docs.merge.signs import remember as remember_signs
from es_docs.merge.snapshot import Identity, Memory, Snapshot, identity_of
from es_docs.merge.steps import Outcome, Plan
from es_docs.merge.tree import Kind as NodeKind
from es_docs.merge.tree import Node, folded
from es_docs.ooxml.draft import Draft, View
from es_docs.ooxml.opened import Package, open_package
from es_docs.story import Story
from es_docs.update.changes import DIFFERS, Change, Sides, changes_of, short_key
from es_docs.update.formats import hands_of
from es_docs.update.lines import Locate, altered
from es_docs.update.memory import remember
from es_docs.update.opening import Opened, main_of, open_document
from es_docs.update.signs import Strips, bring, restyled
from es_docs.visibility.signs import Sign

__all__ = ["Change", "Made", "Request", "Updated", "begin", "identity_in", "seal", "update"]

_LEAST_SHARED: Final = 0.3
"""The part of its texts a document without a snapshot must share with what the data make."""

Adoption: TypeAlias = Literal["theirs", "data"]


class Made(Struct, frozen=True):
    """What the data make now: the document's package, and the readable keys of its marks.

    `record` is the content it is made from, `before` that of an earlier document whose memory a
    new one carries on; both as `es_docs.news` writes them. `signs` are those of its strips,
    `reference` tells the reference document it has its look from from others, and `locate` where
    the values of the content stand.
    """

    story: Story
    format: Kind
    package: Package
    names: Mapping[str, str]
    record: str | None = None
    before: str | None = None
    signs: Sequence[Sign] = ()
    reference: str | None = None
    locate: Locate | None = None


class Request(Struct, frozen=True):
    """What the person who runs the update wishes for.

    `side` stands where both changed a text, `sides` at single places by key; `restored` are the
    keys of what is to be put back. `adoption` says whose texts count where nobody knows any more
    what was made the last time. `is_tracked` writes revisions that a reviewer accepts or rejects.
    """

    side: Side = "ask"
    sides: Mapping[str, Side] = field(default_factory=lambda: _NO_SIDES)
    restored: frozenset[str] = frozenset()
    adoption: Adoption | None = None
    is_tracked: bool = False


_NO_SIDES: Final[Mapping[str, Side]] = MappingProxyType({})


class Past(Struct, frozen=True):
    """The content a document was made from, and the last one that said something else."""

    record: str | None = None
    before: str | None = None


_NO_PAST: Final = Past()


class Updated(Struct, frozen=True):
    """What became of a document. `data` is None when it stays as it is.

    `sidecar` belongs into the file beside it, also where the document stays but the content it
    stands for is another now; None leaves that file as it is. `sections` counts slides or
    headings; `is_first` when nothing of an older document is in it; `past` is what the document
    was made from until now.
    """

    data: bytes | None
    sidecar: bytes | None
    sections: int
    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    is_first: bool = False
    past: Past = field(default_factory=lambda: _NO_PAST)

    @property
    def needs_answer(self) -> bool:
        """Whether a person has to say whose text counts."""
        return any(change.outcome in (Outcome.CONFLICT, DIFFERS) for change in self.changes)


def begin(made: Made, sidecar: bytes | None) -> Updated:
    """The document for the first time, with the snapshot the next update starts from."""
    draft = Draft(made.package)
    hands = hands_of(made.format)
    tree = align(None, hands.read(View(made.package), made.names, is_made=True))
    identity = identity_of(made.story, made.format)
    signs = remember_signs(draft, made.format, made.signs) or None
    first = Snapshot(
        identity,
        1,
        tree,
        record=made.record,
        before=made.before,
        signs=signs,
        reference=made.reference,
    )
    snapshot.write(draft, first)
    beside = snapshot.sidecar_with(sidecar, first)
    return Updated(draft.save(), beside, _sections(tree), is_first=True)


def update(old: bytes, file: str, made: Made, sidecar: bytes | None, request: Request) -> Updated:
    """The document `old`, which is called `file`, with what the data say now.

    `sidecar` is what stands in the file beside it, if there is one. Raises OutputError when the
    document must not be changed or is none of this project (U001–U007, U009–U012, U016), AssetError
    S022 when signs of now have no room in it.
    """
    document = _accepted(old, file, made, request)
    identity, hands = identity_of(made.story, made.format), hands_of(made.format)
    draft, fresh = document.draft, Draft(made.package)
    known = snapshot.read(draft) or snapshot.recall(sidecar, identity, hands.read(draft, {}))
    if known is not None and not known.identity.is_same_document(identity):
        titles = {"theirs": known.identity.title, "ours": identity.title}
        raise OutputError(error("U007", Location(file), file=file, **titles))
    strips = bring(draft, made.format, made.signs, known.signs if known else None, fresh)
    work = _Work(document, made, fresh, sidecar, strips)
    raw, tree = hands.read(draft, {}), hands.read(fresh, made.names, is_made=True)
    if known is None:
        return _adopt(work, raw, tree, request)
    ours = align(known.base, tree)
    theirs = match(known.base, ours, raw)
    sides = work.sides(known.base, theirs, ours)
    wishes = _wishes(request, known.memory, sides)
    plan = merge(known.base, theirs, ours, wishes)
    return _finish(work, sides, plan, known, wishes, is_tracked=request.is_tracked)


def past_of(
    data: bytes | None, file: str, sidecar: bytes | None, identity: Identity | None = None
) -> Past:
    """What a document was made from, as it or the file beside it remembers.

    `data` is None where no document stands any more. With `identity` a document without a memory
    has that of the file beside it, if it is of this project. Raises OutputError as `update` does
    when the document cannot be read.
    """
    known = snapshot.read(open_document(data, file).draft) if data is not None else None
    if known:
        return _past(snapshot.latest(known, sidecar))
    beside = snapshot.newest(sidecar, identity) if identity else None
    return _past(beside) if beside else _NO_PAST


def _past(known: Snapshot) -> Past:
    return Past(known.record, known.before)


def identity_in(data: bytes, file: str) -> Identity | None:
    """Which document of which project it says it is. Raises OutputError as `update` does."""
    known = snapshot.read(open_document(data, file).draft)
    return known.identity if known else None


def seal(old: bytes, file: str) -> Updated:
    """The document without marks, snapshot and comments of ours, for others to read.

    Raises OutputError as `update` does; U014 tells of questions that were still open.
    """
    document = open_document(old, file)
    hands = hands_of(document.format)
    tree = hands.read(document.draft, {})
    known = snapshot.read(document.draft)
    hands.comment(document.draft, ())
    hands.unmark(document.draft)
    document.draft.settle()
    snapshot.strip(document.draft)
    data = _proved(document, tree)
    count = len(known.memory.asked) if known else 0
    told = (warning("U014", Location(file), file=file, count=count),) if count else ()
    return Updated(None if data == old else data, None, _sections(tree), findings=told)


# --- an update


class _Work(Struct, frozen=True):
    """A document being updated and what it is updated from; `fresh` is what the data make.

    `strips` tells of the signs, which are those of now already.
    """

    document: Opened
    made: Made
    fresh: Draft
    sidecar: bytes | None
    strips: Strips

    def sides(self, base: Node, theirs: Node, ours: Node) -> Sides:
        made = self.made
        return Sides(self.document.file, made.format, made.story, base, theirs, ours)


def _accepted(old: bytes, file: str, made: Made, request: Request) -> Opened:
    document = open_document(old, file)
    if document.format is not made.format:
        raise OutputError(replace(error("U006", Location(file), file=file), variant="format"))
    if request.is_tracked and made.format is Kind.PPTX:
        raise OutputError(error("U010", Location(file), file=file))
    return document


def _finish(
    work: _Work,
    sides: Sides,
    plan: Plan,
    known: Snapshot,
    wishes: Wishes,
    *,
    is_tracked: bool,
) -> Updated:
    """Carry the plan out, unless there is nothing to do and nothing to remember."""
    expected = carried_out(sides.theirs, plan.steps)
    remembered = remember(plan.events, expected, known.memory, wishes)
    identity = identity_of(work.made.story, work.made.format)
    latest = snapshot.latest(known, work.sidecar)
    content = latest.remembering(work.made.record).beside(work.made.reference)
    past, file = _past(latest), work.document.file
    findings = (
        *work.strips.findings(file),
        *restyled(latest, work.made.reference, file),
    )
    is_news = bool(plan.steps) or work.strips.is_news
    if not is_news and _is_settled(work, known, sides.ours, remembered.memory):
        is_told = content == latest and snapshot.is_remembered(work.sidecar, known)
        beside = None if is_told else _refreshed(work, known, content)
        return Updated(None, beside, _sections(sides.theirs), findings=findings, past=past)
    draft, hands = work.document.draft, hands_of(work.made.format)
    differing = altered(past.record, work.made.record, work.made.locate)
    after = replace(sides, after=expected, altered=differing)
    changes = (*work.strips.changes(after, main_of(draft)), *changes_of(remembered.events, after))
    hands.carry_out(draft, plan.steps, work.fresh, is_tracked=is_tracked)
    hands.comment(draft, remembered.notes)
    draft.settle()
    made = Snapshot(
        identity,
        known.generation + 1,
        sides.ours,
        remembered.memory,
        content.record,
        content.before,
        work.strips.record,
        content.reference,
        content.restyled,
    )
    snapshot.write(draft, made)
    data = _proved(work.document, expected)
    sidecar = snapshot.sidecar_with(work.sidecar, made)
    return Updated(data, sidecar, _sections(expected), changes, findings, past=past)


def _refreshed(work: _Work, known: Snapshot, content: Snapshot) -> bytes:
    """The file beside a document that stays as it is, with the content it stands for now."""
    now = replace(
        known,
        record=content.record,
        before=content.before,
        reference=content.reference,
        restyled=content.restyled,
    )
    return snapshot.sidecar_with(work.sidecar, now)


def _is_settled(work: _Work, known: Snapshot, ours: Node, memory: Memory) -> bool:
    """Whether the document already carries all there is to keep."""
    return (
        known.base == ours
        and known.memory.asked == memory.asked
        and snapshot.is_whole(work.document.draft, known)
    )


def _adopt(work: _Work, raw: Node, tree: Node, request: Request) -> Updated:
    """A document of which nobody knows any more what was made: what stands in it is found by its
    words; where it says something else than the data, a person decides."""
    ours = align(None, tree)
    theirs = match(ours, ours, raw)
    file = work.document.file
    if _shared(ours, theirs) < _LEAST_SHARED:
        raise OutputError(error("U009", Location(file), file=file))
    sides = work.sides(ours, theirs, ours)
    everywhere = frozenset(path_name(path) for one in (theirs, ours) for path, _ in one.walk())
    all_data = Wishes("data", restored=everywhere, asked=everywhere)
    as_data = merge(ours, theirs, ours, all_data)
    if as_data.events and request.adoption is None:
        differences = tuple(replace(event, outcome=Outcome.CONFLICT) for event in as_data.events)
        told = (replace(change, outcome=DIFFERS) for change in changes_of(differences, sides))
        lost = warning("U008", Location(file), file=file)
        return Updated(None, None, _sections(theirs), tuple(told), (lost,))
    is_data = request.adoption == "data"
    plan = as_data if is_data else merge(ours, theirs, ours, NO_WISHES)
    known = Snapshot(identity_of(work.made.story, work.made.format), 1, ours)
    wishes = all_data if is_data else NO_WISHES
    return _finish(work, sides, plan, known, wishes, is_tracked=request.is_tracked)


def _shared(ours: Node, theirs: Node) -> float:
    """The part of the texts of ours that stand in theirs, whatever their place."""
    wanted, there = _texts(ours), _texts(theirs)
    return (wanted & there).total() / max(1, wanted.total())


def _texts(tree: Node) -> Counter[str]:
    """All that a tree says, spaces folded and numbers by their value."""
    said = (NodeKind.PASSAGE, NodeKind.NUMBER)
    nodes = (node for _, node in tree.walk() if node.kind in said)
    return Counter(text for node in nodes if (text := _said(node)))


def _said(node: Node) -> str:
    if node.kind is NodeKind.NUMBER:
        with suppress(InvalidOperation):
            return f"{Decimal(node.text).normalize():.9g}"
    return folded(node.text)


def _sections(tree: Node) -> int:
    return sum(
        child.kind is NodeKind.SECTION and child.handle is not None for child in tree.children
    )


# --- what a person wished for


def _wishes(request: Request, memory: Memory, sides: Sides) -> Wishes:
    """The wishes for every place at or below a key. Raises OutputError U011 for an unknown one."""
    trees = (sides.base, sides.theirs, sides.ours)
    names = {path_name(path) for tree in trees for path, _ in tree.walk()}
    gone = _deleted(sides)
    unknown = [key for key in request.sides if not _below(key, names)]
    unknown += [key for key in sorted(request.restored) if not _below(key, gone)]
    if unknown:
        known = ", ".join(map(short_key, sorted({*memory.asked, *_topmost(gone)}))) or "–"
        at = Location(sides.file)
        raise OutputError(
            *(error("U011", at, file=sides.file, key=key, known=known) for key in unknown)
        )
    by_length = sorted(request.sides.items(), key=lambda pair: len(pair[0]))
    return Wishes(
        request.side,
        {name: side for key, side in by_length for name in _below(key, names)},
        frozenset(name for key in request.restored for name in _below(key, gone)),
        frozenset(memory.asked),
    )


def _below(key: str, names: frozenset[str] | set[str]) -> list[str]:
    """The place itself, by its path or its short key, and all that is inside it."""
    places = [name for name in names if key in (name, short_key(name))]
    return [name for name in names if any(f"{name}/".startswith(f"{one}/") for one in places)]


def _deleted(sides: Sides) -> frozenset[str]:
    """What was made, would be made again, and stands in the file no more."""
    paths = (path for path, node in sides.ours.walk() if node.kind is not NodeKind.LOOK)
    return frozenset(
        path_name(path)
        for path in paths
        if sides.base.find(path) is not None and sides.theirs.find(path) is None
    )


def _topmost(names: frozenset[str]) -> list[str]:
    return [name for name in names if name.rpartition("/")[0] not in names]


# --- proof


def _opened(data: bytes, file: str, known: Package) -> Package:
    package, faults = open_package(data, file, known)
    if package is None:
        raise OutputError(*faults)
    return package


def _proved(document: Opened, expected: Node) -> bytes:
    """The new document, read back: as sound as it was, and every text of people and data in it.

    Raises OutputError U012 or U016 otherwise; that is a fault of the program, and the file stays.
    """
    file, data = document.file, document.draft.save()
    package = _opened(data, file, document.package)
    if faults := _new_faults(document.package, package):
        raise OutputError(error("U016", Location(file), file=file), *faults)
    missing = _texts(expected) - _texts(hands_of(document.format).read(View(package), {}))
    if missing:
        text = next(iter(missing))
        raise OutputError(error("U012", Location(file), file=file, text=text))
    return data


def _new_faults(before: Package, after: Package) -> tuple[Diagnostic, ...]:
    """The errors of which there are more than there were: LibreOffice leaves some of its own."""
    found = [one for one in check_opened(after) if one.severity is Severity.ERROR]
    if not found:
        return ()
    known = Counter(one.code for one in check_opened(before))
    counts = Counter(one.code for one in found)
    return tuple(one for one in found if counts[one.code] > known[one.code])
