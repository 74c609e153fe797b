"""New words go into the runs where they stand; nothing else of a paragraph is touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from es_docs.markup import Element
from es_docs.merge.editing import Edit, edits
from es_docs.merge.powerpoint.passages import Passage, set_size, set_text, text_of
from es_docs.merge.powerpoint.shapes import made
from es_docs.ooxml.order import misplaced_children
from es_docs.ooxml.package import qualified


def size_of(paragraph: Element, usual: str) -> str:
    return Passage.of(paragraph).size(usual)


def paragraph(*parts: str, end: str = "<a:endParaRPr lang='pl-PL'/>") -> Element:
    return made(f"<a:p>{''.join(parts)}{end}</a:p>")


def run(text: str, looks: str = "", inner: str = "") -> str:
    return f"<a:r><a:rPr lang='pl-PL' {looks}>{inner}</a:rPr><a:t>{text}</a:t></a:r>"


def link(text: str) -> str:
    return run(text, inner="<a:hlinkClick r:id='rId9'/>")


BOLD, ITALIC, BREAK = "b='1'", "i='1'", "<a:br><a:rPr lang='pl-PL'/></a:br>"
NUMBER = "<a:fld id='{0}' type='slidenum'><a:rPr/><a:t>4</a:t></a:fld>"
DATE = "<a:fld id='{1}' type='datetime1'><a:rPr/><a:t>1.10.2015</a:t></a:fld>"


def drawn(element: Element) -> str:
    """The paragraph as text: `*bold*`, `/italic/`, `[link]`, `|` between runs, ¶ for a break."""
    parts: list[str] = []
    for child in element:
        if child.tag == qualified("a:br"):
            parts.append("¶")
        if child.tag in (qualified("a:r"), qualified("a:fld")):
            looks, text = child.find(qualified("a:rPr")), child.findtext(qualified("a:t"))
            assert looks is not None
            sign = "*" if looks.get("b") == "1" else "/" if looks.get("i") == "1" else ""
            linked = looks.find(qualified("a:hlinkClick")) is not None
            parts.append(f"[{text}]" if linked else f"{sign}{text}{sign}")
    return "|".join(parts)


def after(element: Element, text: str) -> str:
    set_text(element, text)
    assert text_of(element) == text
    assert not list(misplaced_children(element))
    return drawn(element)


def test_only_the_words_that_differ_are_written() -> None:
    before = "Zrealizowano 1 spotkanie z 3 planowanych"
    split = paragraph(run("Zrealizowano "), run("1 spotkanie", BOLD), run(" z 3 planowanych"))
    assert after(split, before) == "Zrealizowano |*1 spotkanie*| z 3 planowanych"
    new = "Zrealizowano 2 spotkania z 5 planowanych"
    assert after(split, new) == "Zrealizowano |*2 spotkania*| z 5 planowanych"


def test_a_word_of_two_looks_keeps_both() -> None:
    assert after(paragraph(run("spotk", BOLD), run("anie")), "spotkania") == "*spotk*|ania"


def test_words_over_several_runs_go_where_they_began() -> None:
    split = paragraph(run("Plan: "), run("trzy ", BOLD), run("duże", ITALIC), run(" narady"))
    assert after(split, "Plan: pięć narad") == "Plan: |*pięć *|/narad/"


def test_what_nobody_changes_keeps_its_speller_notes_and_language() -> None:
    mixed = paragraph(run("Forum", "dirty='0'"), run(" 2016", "err='1'"))
    set_text(mixed, "Forum 2017")
    assert [one.get("dirty") for one in mixed.iter(qualified("a:rPr"))] == ["0", None]


def test_words_added_behind_a_link_are_not_linked() -> None:
    assert after(paragraph(link("strona")), "strona oraz mapa") == "[strona]| oraz mapa"
    assert after(paragraph(link("strona"), run(".")), "strona i mapa.") == "[strona]| i mapa."
    assert after(paragraph(run("Zob. "), link("stronę")), "Zob. też stronę") == "Zob. też |[stronę]"


def test_words_inside_a_link_stay_linked() -> None:
    assert after(paragraph(link("strona 2016 projektu")), "strona 2017 projektu") == (
        "[strona 2017 projektu]"
    )


def test_line_breaks_are_breaks() -> None:
    one = paragraph(run("Pierwszy wiersz", BOLD))
    assert after(one, "Pierwszy\vdrugi wiersz") == "*Pierwszy*|¶|*drugi wiersz*"
    assert after(one, "Pierwszy drugi wiersz") == "*Pierwszy *|*drugi wiersz*"
    assert after(paragraph(run("a"), BREAK, BREAK, run("b")), "a\vx\vb") == "a|¶|x|¶|b"
    assert after(paragraph(BREAK), "x\v") == "x|¶"


def test_the_number_of_a_slide_is_no_text_and_a_date_is() -> None:
    both = paragraph(NUMBER, run(" z dnia "), DATE)
    assert text_of(both) == " z dnia 1.10.2015"
    assert after(both, " z dnia 2.10.2015") == "4| z dnia |2.10.2015"


def test_an_emptied_paragraph_keeps_the_look_for_the_words_to_come() -> None:
    bold = paragraph(run("Raz", BOLD), run("dwa"))
    assert after(bold, "") == "**"
    assert after(bold, "Trzy") == "*Trzy*"


def test_words_in_an_empty_paragraph_look_like_its_end() -> None:
    empty = paragraph(end="<a:endParaRPr lang='pl-PL' b='1' dirty='0'/>")
    assert after(empty, "Nowe") == "*Nowe*"
    assert empty[0][0].get("dirty") is None
    assert after(made("<a:p/>"), "Nowe") == "Nowe"


def test_the_size_of_a_paragraph_is_that_of_all_its_runs() -> None:
    same = paragraph(run("raz", "sz='2000'"), run("dwa", "sz='2000'"))
    mixed = paragraph(run("raz"), run("dwa", "sz='2000'"))
    assert (size_of(same, ""), size_of(mixed, ""), size_of(mixed, "2000")) == ("2000", "", "2000")
    set_size(mixed, "1800", "2400")
    assert size_of(mixed, "2400") == "1800"
    assert mixed[-1].get("sz") == "1800"
    set_size(mixed, "2400", "2400")
    assert not [one for one in mixed.iter() if one.get("sz")]


# --- for any words

WORDS = st.lists(
    st.sampled_from(
        ["Plan", "3", "spotkania", " ", ",", "\v", "1 234", "żółć", "\u00a0", "(", "-"]
    ),
    max_size=9,
).map("".join)
PARTS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["run", "bold", "link"]), WORDS.map(lambda t: t.replace("\v", ""))
        ),
        st.just(("break", "")),
    ),
    max_size=6,
)


def edited(old: str, changes: tuple[Edit, ...]) -> str:
    """The old text with the edits in it."""
    for one in reversed(changes):
        old = old[: one.start] + one.text + old[one.end :]
    return old


@given(WORDS, WORDS)
def test_edits_make_one_text_of_the_other(old: str, new: str) -> None:
    changes = edits(old, new)
    assert edited(old, changes) == new
    assert edited(old, tuple(one.narrowed(old) for one in changes)) == new
    assert edits(new, new) == ()


@given(PARTS, WORDS)
def test_any_paragraph_can_be_made_to_say_anything(parts: list[tuple[str, str]], new: str) -> None:
    kinds = {"run": run, "bold": lambda t: run(t, BOLD), "link": link, "break": lambda _: BREAK}
    element = paragraph(*(kinds[kind](text) for kind, text in parts))
    after(element, new)
