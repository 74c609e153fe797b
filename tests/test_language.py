"""How Polish is printed. The oracle for the data of CLDR is Babel."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from es_docs.days import MONTHS_GENITIVE
from es_docs.language import (
    BUILT_IN_UNITS,
    MONTHS,
    MONTHS_SHORT,
    Noun,
    PluralCategory,
    capitalised,
    day,
    enumeration,
    genitive_quantity,
    in_month,
    long_day,
    money,
    months_between,
    number,
    of_quantity,
    percent,
    period,
    plural_category,
    quantity,
    quoted,
    sort_key,
    typeset,
)

POLISH = Locale("pl")
MEETING = BUILT_IN_UNITS["spotkanie"]
VISIT = BUILT_IN_UNITS["wizyta studyjna"]
ENTITY = BUILT_IN_UNITS["podmiot ekonomii społecznej"]


def shown(text: str) -> str:
    """The text with its no-break spaces made visible."""
    return text.replace("\u00a0", "␣")


class TestPluralCategory:
    def test_agrees_with_cldr_for_all_whole_numbers_to_ten_thousand(self):
        ours = [plural_category(Decimal(n)).value for n in range(10_001)]
        assert ours == [POLISH.plural_form(n) for n in range(10_001)]

    @given(st.decimals(0, 10_000, places=2))
    def test_agrees_with_cldr_for_the_number_as_it_is_printed(self, value: Decimal):
        printed = Decimal(number(value).replace("\u00a0", "").replace(",", "."))
        assert plural_category(value) == POLISH.plural_form(printed)

    @pytest.mark.parametrize(
        ("category", "numbers"),
        [
            ("one", "1"),
            ("few", "2 3 4 22 24 103 104"),
            ("many", "0 5 8 9 10 11 12 13 14 21 29 40 77 79 101 112"),
            ("other", "0.5 1.5 2.25"),
        ],
    )
    def test_puts_the_numbers_of_a_project_where_grammar_does(self, category: str, numbers: str):
        found = {plural_category(Decimal(text)) for text in numbers.split()}
        assert found == {PluralCategory(category)}


class TestQuantity:
    @pytest.mark.parametrize(
        ("count", "noun", "expected"),
        [
            ("1", MEETING, "1␣spotkanie"),
            ("2", MEETING, "2␣spotkania"),
            ("11", MEETING, "11␣spotkań"),
            ("21", MEETING, "21␣spotkań"),
            ("24", MEETING, "24␣spotkania"),
            ("1.5", MEETING, "1,5␣spotkania"),
            ("1.0", MEETING, "1␣spotkanie"),
            ("12345", MEETING, "12␣345␣spotkań"),
            ("1", VISIT, "1␣wizyta␣studyjna"),
            ("2", VISIT, "2␣wizyty␣studyjne"),
            ("5", VISIT, "5␣wizyt␣studyjnych"),
            ("4", ENTITY, "4␣podmioty ekonomii społecznej"),
            ("3", BUILT_IN_UNITS["uczestnik"], "3␣uczestników"),
            ("2", BUILT_IN_UNITS["rok"], "2␣lata"),
        ],
    )
    def test_holds_number_and_noun_together(self, count: str, noun: Noun, expected: str):
        assert shown(quantity(Decimal(count), noun)) == expected

    @pytest.mark.parametrize(
        ("count", "expected"),
        [("1", "1␣spotkania"), ("3", "3␣spotkań"), ("11", "11␣spotkań"), ("1.5", "1,5␣spotkania")],
    )
    def test_has_a_genitive(self, count: str, expected: str):
        assert shown(genitive_quantity(Decimal(count), MEETING)) == expected

    @pytest.mark.parametrize(
        "count",
        ["100", "101", "103", "120", "199", "100.5", "100000", "150000", "199999", "120000000"],
    )
    def test_of_a_hundred_something_takes_ze(self, count: str):
        assert of_quantity(Decimal(count), MEETING).startswith("ze\u00a0")

    @pytest.mark.parametrize(
        "count",
        [
            *("0", "1", "1.5", "2", "3", "4", "5", "6", "7", "11", "16", "17", "40", "60", "70"),
            *("99", "200", "600", "700", "1000", "1100", "10000", "12000", "200000", "1000000"),
        ],
    )
    def test_of_any_other_number_takes_z(self, count: str):
        assert of_quantity(Decimal(count), MEETING).startswith("z\u00a0")

    def test_of_speaks_of_more_than_one_in_the_genitive_plural(self):
        assert shown(of_quantity(Decimal(103), MEETING)) == "ze␣103␣spotkań"
        assert shown(of_quantity(Decimal(4), VISIT)) == "z␣4␣wizyt␣studyjnych"
        assert shown(of_quantity(Decimal(1), VISIT)) == "z␣1␣wizyty␣studyjnej"


class TestBuiltInUnits:
    @pytest.mark.parametrize("name", BUILT_IN_UNITS)
    def test_every_unit_has_four_forms_of_as_many_words(self, name: str):
        noun = BUILT_IN_UNITS[name]
        forms = (noun.one, noun.few, noun.many, noun.other)
        assert noun.one == name
        assert {len(form.split(" ")) for form in forms} == {len(name.split())}
        assert all(form == form.strip().lower() for form in forms)

    def test_what_projects_report_is_there(self):
        wanted = "spotkanie;wizyta studyjna;szkolenie;warsztat;konferencja;osoba;godzina;umowa"
        assert set(wanted.split(";")) <= set(BUILT_IN_UNITS)


class TestNumber:
    @given(st.decimals(10_000, 10**9, places=3) | st.decimals(0, 999, places=3))
    def test_agrees_with_cldr(self, value: Decimal):
        assert number(value) == format_decimal(value, locale="pl")

    # Babel groups four digits too: it does not read minimumGroupingDigits.
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("1234", "1234"),
            ("9999.5", "9999,5"),
            ("-1234", "-1234"),
            ("10000", "10␣000"),
            ("1.50", "1,5"),
            ("1E+2", "100"),
        ],
    )
    def test_groups_from_five_digits_and_drops_trailing_zeros(self, value: str, expected: str):
        assert shown(number(Decimal(value))) == expected


class TestPercent:
    @pytest.mark.parametrize(
        ("part", "whole", "expected"),
        [
            ("77", "101", "76%"),
            ("1", "8", "13%"),
            ("0", "5", "0%"),
            ("1", "1000", "<1%"),
            ("999", "1000", ">99%"),
            ("995", "1000", ">99%"),
            ("994", "1000", "99%"),
            ("5", "1000", "1%"),
            ("5", "5", "100%"),
            ("6", "5", "120%"),
            ("0.5", "1.5", "33%"),
            ("200", "1", "20␣000%"),
        ],
    )
    def test_rounds_halves_up_and_never_claims_too_much(self, part: str, whole: str, expected: str):
        assert shown(percent(Decimal(part), Decimal(whole))) == expected

    @given(st.integers(0, 10**6), st.integers(1, 10**6))
    def test_says_nothing_or_everything_only_when_it_is_so(self, part: int, whole: int):
        told = percent(Decimal(part), Decimal(whole))
        assert (told == "0%") == (part == 0)
        assert part >= whole or told != "100%"

    @pytest.mark.parametrize(("part", "whole"), [(1, 0), (-1, 2), (1, -2)])
    def test_refuses_what_is_no_share(self, part: int, whole: int):
        with pytest.raises(ValueError, match="no share"):
            percent(Decimal(part), Decimal(whole))


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("850000", "850␣000,00␣PLN"),
        ("1234.5", "1234,50␣PLN"),
        ("12345.67", "12␣345,67␣PLN"),
        ("1000000000", "1␣000␣000␣000,00␣PLN"),
        ("0.1", "0,10␣PLN"),
    ],
)
def test_money_has_two_decimals_and_groups(amount: str, expected: str):
    assert shown(money(Decimal(amount), "PLN")) == expected


class TestDates:
    def test_month_names_are_those_of_cldr(self):
        wide = POLISH.months["format"]["wide"]
        assert tuple(wide[month] for month in range(1, 13)) == MONTHS_GENITIVE
        alone = POLISH.months["stand-alone"]
        assert tuple(alone["wide"][month] for month in range(1, 13)) == MONTHS
        assert tuple(alone["abbreviated"][month] for month in range(1, 13)) == MONTHS_SHORT

    @pytest.mark.parametrize(
        ("month", "expected"),
        [(2, "w␣lutym␣2016␣r."), (5, "w␣maju␣2016␣r."), (9, "we␣wrześniu␣2016␣r.")],
    )
    def test_something_happens_in_a_month(self, month: int, expected: str):
        assert shown(in_month(2016, month)) == expected

    @given(st.dates())
    def test_a_long_day_reads_like_cldr_with_r(self, when: date):
        assert long_day(when).replace("\u00a0", " ") == (
            format_date(when, "d MMMM ", locale="pl") + f"{when.year} r."
        )

    def test_parts_that_belong_together_are_bound(self):
        first, last = date(2015, 10, 1), date(2016, 12, 31)
        assert shown(day(first)) == "1.10.2015␣r."
        assert shown(day(date(2016, 3, 7))) == "7.03.2016␣r."
        assert shown(long_day(first)) == "1␣października 2015␣r."
        assert shown(period(first, last)) == "1.10.2015␣r.␣– 31.12.2016␣r."

    @pytest.mark.parametrize(
        ("start", "end", "months"),
        [
            (date(2015, 10, 1), date(2016, 12, 31), 15),
            (date(2016, 2, 1), date(2016, 2, 29), 1),
            (date(2016, 2, 1), date(2016, 2, 28), None),
            (date(2015, 10, 2), date(2016, 12, 31), None),
            (date(2016, 12, 1), date(2016, 10, 31), None),
        ],
    )
    def test_months_are_counted_only_when_they_are_whole(
        self, start: date, end: date, months: int | None
    ):
        assert months_between(start, end) == months

    @given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
    def test_a_period_of_n_months_has_n_months(self, any_day: date, count: int):
        start = any_day.replace(day=1)
        year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
        assert months_between(start, date(year, month + 1, 1) - timedelta(days=1)) == count


class TestWords:
    @pytest.mark.parametrize("items", [[], ["A"], ["A", "B"], ["A", "B", "C"]])
    def test_a_list_reads_like_cldr(self, items: list[str]):
        assert enumeration(items).replace("\u00a0", " ") == format_list(items, locale="pl")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("łąka", "Łąka"),
            ("„zakup”", "„Zakup”"),
            ("4 podmioty", "4 podmioty"),
            ("", ""),
            ("ES i", "ES i"),
        ],
    )
    def test_capitals(self, text: str, expected: str):
        assert capitalised(text) == expected

    def test_quotes_inside_quotes_are_inner_ones(self):
        assert quoted("Forum WTZ") == "„Forum WTZ”"
        assert quoted('Forum "WTZ" i „CIS”') == "„Forum »WTZ« i »CIS«”"

    def test_sorting_follows_the_polish_alphabet(self):
        index = ["1b", "ala", "Ala", "az", "ąb", "ES", "ES-2", "lan", "łan", "zle", "źle", "żle"]
        assert sorted(set(index), key=sort_key) == index


class TestTypeset:
    @pytest.mark.parametrize(
        ("typed", "printed"),
        [
            # one-letter words
            ("praca w grupie i z grupą", "praca w␣grupie i␣z␣grupą"),
            ("A to (w domu), „o tym”", "A␣to (w␣domu), „o␣tym”"),
            ("na tym do końca", "na tym do końca"),
            ("m.in. w e-mailu", "m.in. w␣e-mailu"),
            ("Pkt 3 i 18 pkt i więcej, str. IV", "Pkt␣3 i␣18␣pkt i␣więcej, str.␣IV"),
            # numbers and what they count
            ("9 spotkań i 2 wizyty", "9␣spotkań i␣2␣wizyty"),
            ("850 000,00 PLN, 3,5 mln zł", "850␣000,00␣PLN, 3,5␣mln zł"),
            ("76 % planu", "76% planu"),
            ("od 5 do 10 osób", "od 5 do 10␣osób"),
            ("wsparcie 5 WTZ", "wsparcie 5␣WTZ"),
            ("Oś 9 Włączenie, Działanie 9.4 Cel", "Oś 9 Włączenie, Działanie 9.4 Cel"),
            ("w 2015 zrealizowano", "w␣2015 zrealizowano"),
            ("w 2015 r. i 2016 roku", "w␣2015␣r. i␣2016␣roku"),
            ("lata 2014–2020 województwo", "lata 2014–2020 województwo"),
            ("dnia 1.10.2015 odbyło się", "dnia 1.10.2015 odbyło się"),
            ("1 października 2015 r.", "1␣października 2015␣r."),
            # abbreviations
            ("uchwała nr 5, str. 3, § 7, nr IV", "uchwała nr␣5, str.␣3, §␣7, nr␣IV"),
            ("Nr telefonu", "Nr telefonu"),
            ("grupy ds. promocji przy ul. Długiej", "grupy ds.␣promocji przy ul.␣Długiej"),
            # quotes
            ('znak "Zakup Prospołeczny"', "znak „Zakup Prospołeczny”"),
            ('projekt „Sieć "OWES" dla JST”', "projekt „Sieć »OWES« dla JST”"),
            ("“angielskie” i ”źle otwarte”", "„angielskie” i␣„źle otwarte”"),
            ('rura 5" i "kran"', 'rura 5" i␣„kran”'),
            ("«po francusku»", "«po francusku»"),
            ('("x")', "(„x”)"),
            ("„cel » rok” bok«", "„cel » rok” bok«"),
            ("» cel „rok« bok”", "» cel „rok« bok”"),
            ("„ tekst ”, „w » b « c”", "„tekst”, „w␣»b« c”"),
            # dashes and ranges
            ("RPO WD 2014-2020", "RPO WD 2014–2020"),
            ("Dolnośląskiego 2014 – 2020", "Dolnośląskiego 2014–2020"),
            ("10-12 spotkań", "10–12␣spotkań"),
            ("1.10.2015-31.12.2016", "1.10.2015–31.12.2016"),
            ("1.10.2015 r. - 31.12.2016 r.", "1.10.2015␣r.␣– 31.12.2016␣r."),
            ("plan - wykonanie — różnica", "plan␣– wykonanie␣– różnica"),
            ("informacyjno-doradczy", "informacyjno-doradczy"),
            ("Działanie 9 – 11 spotkań", "Działanie 9␣– 11␣spotkań"),
            # what looks like a range and is none
            ("50-153 Wrocław", "50-153 Wrocław"),
            ("tel. 71-770-41-61", "tel.␣71-770-41-61"),
            ("2015-10-01", "2015-10-01"),
            ("RPDS.09.04.00-02-0001/15", "RPDS.09.04.00-02-0001/15"),
            ("2020-2014", "2020-2014"),
            # spaces and dots
            ("ale  tak , i tak ...", "ale tak, i␣tak…"),
            ("( razem )", "(razem)"),
            ("wynik 9 : 11", "wynik 9 : 11"),
            ("już␣bound", "już␣bound"),
            # addresses
            ("w https://a.pl/x-1...?q=\"2014-2020 , ", "w␣https://a.pl/x-1...?q=\"2014–2020, "),
            ("(www.dops.wroc.pl) i a-b...c@d.pl .", "(www.dops.wroc.pl) i␣a-b...c@d.pl."),
        ],
    )  # fmt: skip
    def test_sets_text_as_an_editor_would(self, typed: str, printed: str):
        assert shown(typeset(typed.replace("␣", "\u00a0"))) == printed

    PIECES = st.sampled_from(
        [
            *"aiwz \u00a0\t.,;:!?…()[]\"„”»«“‟-–—%§/'@\ufdd0",
            *("5", "9", "11", "12", "2014", "2020", "100", "000", "1.10.2015", "9.4", "1,5"),
            *("r.", "zł", "PLN", "spotkań", "Wrocław", "nr", "art.", "ds.", "WTZ", "..."),
            *("www.a.pl", "https://b.pl/c-d", "x@y.pl", "  ", " - "),
        ]
    )

    @given(st.lists(PIECES, max_size=12).map("".join))
    @example("a .. .")
    @example('"a "b" c"')
    @example('"a  ”-')
    @example('" ..."')
    @example("www.a.pl \ufdd0")
    def test_setting_twice_changes_nothing_more(self, text: str):
        assert shown(typeset(typeset(text))) == shown(typeset(text))

    @given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30))
    def test_words_and_digits_keep_their_order(self, text: str):
        assert re.findall(r"\w+", typeset(text)) == re.findall(r"\w+", text)

    @given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30))
    def test_only_typographic_equivalents_change(self, text: str):
        assert folded(typeset(text)) == folded(text)

    @given(st.lists(PIECES, max_size=6).map("".join))
    def test_addresses_are_left_alone(self, around: str):
        address = "https://a.pl/w-5...x"
        assert address in typeset(f"{around} {address} {around}")


@pytest.mark.parametrize(
    "piece", ["a", "1\u00a0", "100 ", '"', '"a', "»", '»"', "„", " .", "-", "1-", "a@", "www.", "("]
)
def test_a_hostile_text_takes_no_longer_than_a_long_one(piece: str):
    started = time.perf_counter()
    typeset(piece * 20_000)
    assert time.perf_counter() - started < 2


def folded(text: str) -> str:
    """What is left when typographic variants are one: no spaces, one quote, one dash."""
    text = re.sub(r"[ \t\u00a0]", "", text).replace("…", "...")
    return re.sub("[–—]", "-", re.sub("[„”“‟»«]", '"', text))


def test_babel_is_not_loaded_when_the_program_runs():
    code = "import sys, es_docs.language; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
