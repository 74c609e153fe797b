"""Text in a box: all its words, inside the box, on the lines that were measured."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from es_docs.drawing import svg
from es_docs.drawing.text import Passage, Setting, Stretch, draw_text
from es_docs.layout.measure import Font, Metrics
from es_docs.units import Box

INK = "1A2238"
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")),
    min_size=1,
    max_size=40,
)


def drawn(markup: str) -> list[ET.Element]:
    return list(ET.fromstring(f"<svg>{markup}</svg>"))  # noqa: S314 - our own


@given(parts=st.lists(words, min_size=1, max_size=5), width=st.integers(40, 900))
def test_no_word_is_lost_and_none_leaves_its_box(
    metrics: Metrics, parts: list[str], width: int
) -> None:
    stretches = tuple(
        Stretch(part, Font("Calibri", 18, bold=number % 2 == 0), INK)
        for number, part in enumerate(parts)
    )
    box = Box.of(12700 * 50, 0, 12700 * width, 12700 * 400)
    found = drawn(draw_text([Passage(stretches)], box, metrics))
    said = re.sub(r"\s", "", "".join(one.text or "" for one in found))
    assert said == re.sub(r"\s|[\ufffe\uffff]", "", "".join(parts))
    for one in found:
        right = float(one.attrib["x"]) + float(one.attrib.get("textLength", "0"))
        assert right <= 50 + width + 18 * 2, "no wider than the box, or than one letter"


def test_lines_stand_at_the_pitch_of_powerpoint(metrics: Metrics) -> None:
    text = "raz dwa trzy cztery pięć sześć siedem"
    passage = Passage((Stretch(text, Font("Calibri", 20), INK),))
    tops = [
        float(one.attrib["y"])
        for one in drawn(draw_text([passage], Box.of(0, 0, 12700 * 80, 1), metrics))
    ]
    steps = {round(b - a, 1) for a, b in itertools.pairwise(tops)}
    assert len(tops) > 3
    assert steps == {24.0}


def test_alignment_and_anchor(metrics: Metrics) -> None:
    box = Box.of(0, 0, 12700 * 400, 12700 * 200)
    font = Font("Calibri", 20)
    for align, edge in (("left", 0.0), ("right", 400.0)):
        passage = Passage((Stretch("słowo", font, INK),), Setting(align=align))
        (one,) = drawn(draw_text([passage], box, metrics))
        x, width = float(one.attrib["x"]), float(one.attrib["textLength"])
        assert abs((x if align == "left" else x + width) - edge) < 0.1
    passage = Passage((Stretch("słowo", font, INK),))
    heights = {
        anchor: float(drawn(draw_text([passage], box, metrics, anchor=anchor))[0].attrib["y"])
        for anchor in ("top", "middle", "bottom")
    }
    assert heights["middle"] - heights["top"] == heights["bottom"] - heights["middle"]
    assert heights["bottom"] > 190


def test_a_bullet_hangs_before_its_paragraph(metrics: Metrics) -> None:
    setting = Setting(margin=Box.of(0, 0, 254000, 0).width, indent=Box.of(0, 0, -254000, 0).width)
    passage = Passage(
        (Stretch("punkt", Font("Calibri", 20), INK),),
        Setting(margin=setting.margin, indent=setting.indent, bullet="•"),
    )
    bullet, word = drawn(draw_text([passage], Box.of(0, 0, 12700 * 400, 1), metrics))
    assert bullet.text == "•"
    assert float(bullet.attrib["x"]) == 0
    assert float(word.attrib["x"]) == 20


def test_a_face_has_its_stand_ins_and_no_way_out_of_its_attribute() -> None:
    assert svg.faces("Calibri") == "\"'Calibri', 'Carlito', sans-serif\""
    assert "<" not in svg.faces("x\"'><script>")
    assert svg.faces("") == '"sans-serif"'


def test_numbers_are_short_and_never_minus_zero() -> None:
    assert [svg.number(value) for value in (1.0, 0.5, -0.001, 12.346)] == ["1", "0.5", "0", "12.35"]
