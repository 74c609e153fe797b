"""What the values of a content file mean."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from es_docs.model import Action, Amount, Day, FundingPeriod, Line, Money, Planned, Realised, Unit

LINE = TypeAdapter[str](Line)
UNIT = TypeAdapter[str](Unit)
DAY = TypeAdapter[date](Day)
AMOUNT = TypeAdapter[Money](Amount)
PLANNED = TypeAdapter[Decimal](Planned)
REALISED = TypeAdapter[Decimal](Realised)
PERIOD = TypeAdapter[str](FundingPeriod)
KINDS = (LINE, UNIT, DAY, AMOUNT, PLANNED, REALISED, PERIOD)


def refusal(kind: TypeAdapter[object], written: object) -> str:
    with pytest.raises(ValidationError) as caught:
        kind.validate_python(written)
    return caught.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("3", "3"), ("1,5", "1.5"), ("1.5", "1.5"), ("1250", "1250"), ("1 250", "1250"),
     ("1\u00a0250", "1250"), ("12 345 678", "12345678"), (" 7 ", "7"), ("1 250,5", "1250.5")],
)  # fmt: skip
def test_numbers_are_read_as_poles_write_them(written: str, meant: str) -> None:
    assert PLANNED.validate_python(written) == Decimal(meant)


@pytest.mark.parametrize(
    ("written", "code"),
    [("trzy", "C020"), ("3 szt.", "C020"), ("1,2,3", "C020"), ("1e3", "C020"), ("٣", "C020"),
     ("", "C020"), ("12 34", "C020"), ("0", "C022"), ("0,5", "C022"), ("-3", "C022"),
     ("1000000001", "C024"), ("1.500", "C033"), ("12,000", "C033")],
)  # fmt: skip
def test_what_is_no_planned_number_is_refused_by_kind(written: str, code: str) -> None:
    assert refusal(PLANNED, written) == code


def test_nothing_may_be_realised_but_not_less() -> None:
    assert REALISED.validate_python("0") == 0
    assert refusal(REALISED, "-1") == "C023"


@given(st.decimals(min_value=1, max_value=10**9, places=2))
def test_a_number_means_the_same_with_comma_and_with_dot(number: Decimal) -> None:
    written = f"{number:f}"
    assert PLANNED.validate_python(written) == number
    assert PLANNED.validate_python(written.replace(".", ",")) == number


@pytest.mark.parametrize(
    "written",
    [
        "1.10.2015",
        "01.10.2015",
        "1.10.2015 r.",
        "1.10.2015r.",
        "2015-10-01",
        "1 października 2015",
        "1 Października 2015 r.",
        "czwartek, 1\u00a0października 2015 roku",
    ],
)
def test_dates_are_read_in_the_usual_forms(written: str) -> None:
    assert DAY.validate_python(written) == date(2015, 10, 1)


@pytest.mark.parametrize(
    ("written", "code"),
    [("2015", "C025"), ("1 październik 2015", "C025"), ("1.10.15", "C025"), ("1/10/2015", "C025"),
     ("31 listopada 2016", "C026"),
     ("31.11.2016", "C026"), ("29.02.2015", "C026"), ("0.1.2015", "C026"), ("1.1.0000", "C026")],
)  # fmt: skip
def test_what_is_no_day_is_refused_by_kind(written: str, code: str) -> None:
    assert refusal(DAY, written) == code


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_from_both_forms(day: date) -> None:
    polish = f"{day.day}.{day.month:02}.{day.year:04}"
    assert DAY.validate_python(polish) == DAY.validate_python(day.isoformat()) == day


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [("850 000,00 PLN", "850000.00", "PLN"), ("850000 zł", "850000", "zł"),
     ("850\u00a0000,50\u00a0EUR", "850000.50", "EUR"), ("1250,5 USD", "1250.5", "USD"),
     ("99zł", "99", "zł")],
)  # fmt: skip
def test_amounts_keep_their_currency(written: str, amount: str, currency: str) -> None:
    assert AMOUNT.validate_python(written) == Money(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize(
    ("written", "code"),
    [("850 000", "C027"), ("PLN", "C027"), ("850.000,00 PLN", "C027"), ("1,999999 PLN", "C027"),
     ("850.000 PLN", "C033"), ("850,000 PLN", "C033"), ("850 000 zl", "C028"),
     ("850 000 pln", "C028"), ("0 PLN", "C029"), ("-5 PLN", "C029"),
     ("9000000000000 PLN", "C029"), ("", "C027")],
)  # fmt: skip
def test_what_is_no_amount_is_refused_by_kind(written: str, code: str) -> None:
    assert refusal(AMOUNT, written) == code


def test_an_amount_is_one_text_and_not_a_group() -> None:
    assert refusal(AMOUNT, {"amount": "1", "currency": "PLN"}) == "C043"


def test_a_text_is_one_line_and_keeps_its_no_break_spaces() -> None:
    assert LINE.validate_python("  dwa\n  wiersze \t i\u00a0spacja ") == "dwa wiersze i\u00a0spacja"


def test_a_unit_is_looked_up_so_its_spaces_are_plain() -> None:
    assert UNIT.validate_python("wizyta\u00a0studyjna ") == "wizyta studyjna"


def test_letters_are_stored_in_one_way() -> None:
    assert LINE.validate_python("s\u0301wiat") == "świat"


@pytest.mark.parametrize("written", ["", "  ", "\u00a0", "\n"])
def test_a_text_without_a_character_is_c030(written: str) -> None:
    assert refusal(LINE, written) == "C030"


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1f", "\ufffe", "\uffff"])
def test_characters_that_no_xml_can_hold_are_c031(character: str) -> None:
    assert refusal(LINE, f"a{character}b") == "C031"


@pytest.mark.parametrize("written", ["2014–2020", "2014-2020", "2014 – 2020", "2014—2020"])
def test_a_funding_period_is_known_with_any_dash(written: str) -> None:
    assert PERIOD.validate_python(written) == "2014–2020"


def test_another_funding_period_is_c032() -> None:
    assert refusal(PERIOD, "2007–2013") == "C032"


def test_an_optional_key_without_a_value_was_left_out() -> None:
    tasks = [{"nazwa": "Z", "plan": "1", "wykonanie": "1", "jednostka": "osoba", "przyczyna": None}]
    action = Action.model_validate({"tytuł": "T", "zadania": tasks, "efekty": None, "opis": None})
    assert action.effects == ()
    assert action.narrative is None


def test_a_required_key_without_a_value_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        Action.model_validate({"tytuł": None, "zadania": None})
    assert [problem["loc"] for problem in caught.value.errors()] == [("tytuł",), ("zadania",)]


def test_entries_cannot_be_changed() -> None:
    money = Money(amount=Decimal(1), currency="PLN")
    with pytest.raises(ValidationError):
        money.currency = "EUR"  # pyright: ignore[reportAttributeAccessIssue]


@given(st.text(), st.sampled_from(KINDS))
def test_any_text_is_read_or_refused_with_a_code_of_ours(
    written: str, kind: TypeAdapter[object]
) -> None:
    try:
        kind.validate_python(written)
    except ValidationError as refused:
        for problem in refused.errors():
            assert re.fullmatch(r"C0[23]\d|string_unicode", problem["type"])
