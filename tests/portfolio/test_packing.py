"""Findings cross processes and runs, and are the same afterwards."""

from __future__ import annotations

import json
import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from es_docs.diagnostics import Area, Diagnostic, Kind, Location, Place, Severity
from es_docs.portfolio.packing import pack, unpack, with_files

TEXTS = st.text(st.characters(), max_size=12)
NUMBERS = st.none() | st.integers(1, 10_000)
LOCATIONS = st.builds(Location, TEXTS, NUMBERS, NUMBERS, st.integers(1, 9), TEXTS, TEXTS)
PLACES = st.builds(
    Place, TEXTS, st.sampled_from(Kind), st.sampled_from(Area), NUMBERS, TEXTS, TEXTS, TEXTS
)
FINDINGS = st.builds(
    Diagnostic,
    TEXTS,
    st.sampled_from(Severity),
    st.none() | LOCATIONS,
    st.dictionaries(TEXTS, TEXTS, max_size=3),
    st.none() | PLACES,
    TEXTS,
)


@settings(deadline=None)
@given(st.lists(FINDINGS, max_size=3))
def test_what_is_packed_survives_a_process_and_a_file(findings: list[Diagnostic]):
    packed = pack(findings)
    assert unpack(pickle.loads(pickle.dumps(packed))) == tuple(findings)  # noqa: S301 - our own
    assert unpack(json.loads(json.dumps(packed))) == tuple(findings)


@settings(deadline=None)
@given(FINDINGS)
def test_files_can_be_called_otherwise_and_nothing_else_changes(finding: Diagnostic):
    (packed,) = pack([finding])
    assert unpack([with_files(packed, lambda name: name)]) == (finding,)
    (renamed,) = unpack([with_files(packed, lambda name: name + "!")])
    if finding.location:
        assert renamed.location
        assert renamed.location.file == finding.location.file + "!"
    assert renamed.values == {name: value + "!" for name, value in finding.values.items()}
    assert renamed.place == finding.place
