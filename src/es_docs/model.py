"""What a person may write about a project: the content model.

Keys in the content are Polish (`docs/content.md` argues why); attributes are English. Scalars
arrive as the text that stands in the file, so a value means what its field says: `1.10` is a
measure number where a number of a measure is asked for, and `no` is a word. A key that may be
left out may also be left empty. Each validator raises a `PydanticCustomError` whose type is a
diagnostic code of `es_docs.messages.content`.

The Polish descriptions of the fields are what an editor shows over a key (`content.schema`) and
what a finding tells about a key that is missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Annotated, Final, LiteralString, cast

from msgspec import Struct
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from es_docs.days import MONTHS_GENITIVE, day_in_words
from es_docs.diagnostics import Location
from es_docs.regex import regex

CURRENCIES: Final = ("PLN", "zł", "EUR", "USD", "CZK", "GBP")
FUNDING_PERIODS: Final = ("2014–2020", "2021–2027")

_FORBIDDEN_IN_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Everything outside Char of XML 1.0 (fifth edition) §2.2."""
_DATE_PL = regex(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*r\.?)?", re.ASCII)
_DATE_ISO = regex(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_YEARS = range(1990, 2100)
"""Years a funded project can lie in; others are slips of the pen, as 0215 for 2015."""
_LONG_FRACTION = regex(r"[.,]\d{3,}$")
_GROUPED_NUMBER = regex(r"-?\d{1,3}(?: \d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")
_THOUSAND_OR_FRACTION = regex(r"-?[1-9]\d{0,2}[.,]\d{3}")
"""`1.500` is one and a half to one person and one thousand five hundred to another."""
_MONEY = regex(r"(?P<amount>.*\d)\s*(?P<currency>[^\W\d_]+)")
_SPACES = regex(r"[\s\u00a0\u2009\u202f]+")


def _refuse(code: LiteralString, **values: str) -> PydanticCustomError:
    return PydanticCustomError(code, code, values)


def _text(value: str) -> str:
    """One line of text: NFC, inner white space folded (a no-break space stays), never empty."""
    forbidden = _FORBIDDEN_IN_XML.search(value)
    if forbidden:
        raise _refuse("C031", character=f"U+{ord(forbidden.group()):04X}")
    folded = " ".join(part for part in re.split(r"[ \t\r\n]+", value) if part)
    if not folded.strip("\u00a0 "):
        raise _refuse("C030")
    return unicodedata.normalize("NFC", folded)


def _one_spaced(value: str) -> str:
    """A name that is looked up: a no-break space in it is a space like any other."""
    return _SPACES.sub(" ", value).strip()


def _written(value: object) -> object:
    """The text of a scalar; a number or a date is left as it is, a list or mapping refused."""
    if isinstance(value, (list, tuple, dict)):
        raise _refuse("C043")
    return value.strip() if isinstance(value, str) else value


def _number(value: object) -> object:
    """Decimal from `3`, `1,5`, `1.5` or `1 250`."""
    written = _written(value)
    if not isinstance(written, str):
        return written
    plain = _SPACES.sub(" ", written)
    if not plain.isascii() or not _GROUPED_NUMBER.fullmatch(plain):
        raise _refuse("C020", value=written)
    if _THOUSAND_OR_FRACTION.fullmatch(plain) or _LONG_FRACTION.search(plain):
        raise _refuse("C033", value=written)
    return Decimal(plain.replace(" ", "").replace(",", "."))


def _at_least(bound: int, code: LiteralString, value: Decimal) -> Decimal:
    if value < bound:
        raise _refuse(code, value=str(value).replace(".", ","))
    if value > 1_000_000_000:
        raise _refuse("C024", value=str(value).replace(".", ","))
    return value


def _date(value: object) -> object:
    """A date from `1.10.2015`, `1.10.2015 r.`, `2015-10-01` or `1 października 2015 r.`"""
    written = _written(value)
    if not isinstance(written, str):
        return written
    polish, iso = _DATE_PL.fullmatch(written), _DATE_ISO.fullmatch(written)
    if polish:
        day, month, year = (int(part) for part in polish.groups())
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    elif in_words := day_in_words(written):
        year, month, day = in_words
    else:
        raise _refuse("C025", value=written)
    if year not in _YEARS:
        raise _refuse("C026", value=written)
    try:
        return date(year, month, day)
    except ValueError:
        raise _refuse("C026", value=written) from None


def _money(value: object) -> object:
    """The parts of `850 000,00 PLN`, ready for `Money`."""
    written = _written(value)
    if not isinstance(written, str):
        return written
    parts = _MONEY.fullmatch(written)
    if not parts:
        raise _refuse("C027", value=written)
    if parts["currency"] not in CURRENCIES:
        raise _refuse("C028", value=parts["currency"], allowed=", ".join(CURRENCIES))
    return {"amount": _amount(parts["amount"], written), "currency": parts["currency"]}


def _amount(digits: str, written: str) -> Decimal:
    try:
        amount = _number(digits)
    except PydanticCustomError as problem:
        is_doubtful = problem.type == "C033" and _THOUSAND_OR_FRACTION.fullmatch(digits)
        code = "C033" if is_doubtful else "C027"
        raise _refuse(code, value=written) from None
    if not isinstance(amount, Decimal) or amount <= 0 or amount > 10**12:
        raise _refuse("C029", value=written)
    if amount != amount.quantize(Decimal("0.01")):
        raise _refuse("C027", value=written)
    return amount


def _funding_period(value: str) -> str:
    dashed = re.sub(r"\s*[-–—]\s*", "–", value)
    if dashed not in FUNDING_PERIODS:
        raise _refuse("C032", value=value, allowed=", ".join(FUNDING_PERIODS))
    return dashed


def _scalar_schema(pattern: str, *examples: object) -> WithJsonSchema:
    """The schema of a scalar that may be typed plain or in quotes."""
    schema = {"type": ["string", "number"], "pattern": pattern, "examples": [*examples]}
    return WithJsonSchema(schema)


_COUNT_PATTERN: Final = "^[0-9]{1,3}([ \u00a0][0-9]{3})+(,[0-9]+)?$|^[0-9]+([.,][0-9]+)?$"
_DATE_PATTERN: Final = (
    r"^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}( ?r\.?)?$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    rf"|^[0-9]{{1,2}}[ \u00a0]({'|'.join(MONTHS_GENITIVE)})[ \u00a0][0-9]{{4}}([ \u00a0]?r\.?)?$"
)
_MONEY_PATTERN: Final = (
    rf"^[0-9][0-9 \u00a0]*([,.][0-9]{{1,2}})?[ \u00a0]?({'|'.join(CURRENCIES)})$"
)

Line = Annotated[
    str, AfterValidator(_text), WithJsonSchema({"type": ["string", "number"], "minLength": 1})
]
Unit = Annotated[Line, AfterValidator(_one_spaced)]
Planned = Annotated[
    Decimal,
    BeforeValidator(_number),
    AfterValidator(partial(_at_least, 1, "C022")),
    _scalar_schema(_COUNT_PATTERN, 3, "1,5", "1 250"),
]
Realised = Annotated[
    Decimal,
    BeforeValidator(_number),
    AfterValidator(partial(_at_least, 0, "C023")),
    _scalar_schema(_COUNT_PATTERN, 1, 0, "0,5"),
]
Day = Annotated[
    date,
    BeforeValidator(_date),
    _scalar_schema(_DATE_PATTERN, "1.10.2015", "2015-10-01", "1 października 2015"),
]
FundingPeriod = Annotated[
    str,
    AfterValidator(_text),
    AfterValidator(_funding_period),
    WithJsonSchema({"type": "string", "enum": [*FUNDING_PERIODS, "2014-2020", "2021-2027"]}),
]


class Entry(BaseModel):
    """The common ground of all entries: frozen, and a key that is not known is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, data: object) -> object:
        """An optional key without a value is a key that was left out."""
        if not isinstance(data, dict):
            return data
        optional = {field.alias for field in cls.model_fields.values() if not field.is_required()}
        entries = cast("dict[str, object]", data).items()
        return {key: value for key, value in entries if value is not None or key not in optional}


class Money(Entry):
    """An amount with the currency as the person writes it (PLN or zł stay as they are)."""

    amount: Decimal
    currency: str


Amount = Annotated[
    Money,
    BeforeValidator(_money),
    WithJsonSchema({"type": "string", "pattern": _MONEY_PATTERN, "examples": ["850 000,00 PLN"]}),
]


class Contact(Entry):
    person: Line | None = Field(
        None, alias="osoba", description="Imię i nazwisko osoby do kontaktu."
    )
    email: Line | None = Field(None, alias="e-mail", description="Adres poczty elektronicznej.")
    phone: Line | None = Field(None, alias="telefon", description="Numer telefonu.")
    address: Line | None = Field(None, alias="adres", description="Adres pocztowy.")
    website: Line | None = Field(None, alias="strona", description="Adres strony internetowej.")


class Beneficiary(Entry):
    """Who carries the project out. Printed as „Realizator”: the source does not say more."""

    name: Line = Field(alias="nazwa", description="Pełna nazwa podmiotu, w mianowniku.")
    short_name: Line | None = Field(None, alias="skrót", description="Skrót nazwy, np. DOPS.")
    contact: Contact | None = Field(
        None, alias="kontakt", description="Dane kontaktowe; można je pominąć."
    )


class Period(Entry):
    start: Day = Field(alias="od", description="Pierwszy dzień realizacji, np. 1.10.2015.")
    end: Day = Field(alias="do", description="Ostatni dzień realizacji, np. 31.12.2016.")


class Programme(Entry):
    """The operational programme; `period` selects the rules of the signs."""

    name: Line = Field(
        alias="nazwa", description="Pełna nazwa programu, razem z latami, np. 2014–2020."
    )
    short_name: Line | None = Field(
        None, alias="skrót", description="Skrót nazwy programu, np. RPO WD 2014–2020."
    )
    period: FundingPeriod = Field(
        alias="okres",
        description="Okres programowania funduszy: 2014–2020 albo 2021–2027. Od niego zależą"
        " obowiązujące znaki.",
    )


class Numbered(Entry):
    """A priority axis or a measure: its number as text (`9.4`, `1.10`) and its name."""

    number: Line = Field(alias="numer", description="Numer z programu, np. 9 albo 9.4.")
    name: Line = Field(alias="nazwa", description="Nazwa z programu, bez numeru.")


class Funding(Entry):
    programme: Programme = Field(
        alias="program", description="Program, z którego projekt jest finansowany."
    )
    axis: Numbered = Field(
        alias="oś priorytetowa", description="Oś priorytetowa programu: numer i nazwa."
    )
    measure: Numbered = Field(alias="działanie", description="Działanie programu: numer i nazwa.")
    fund: Line = Field(
        alias="fundusz", description="Nazwa funduszu, np. Europejski Fundusz Społeczny."
    )
    statement: Line = Field(
        alias="informacja",
        description="Całe zdanie o współfinansowaniu, tak jak ma stanąć w dokumentach.",
    )
    agreement_date: Day | None = Field(
        None, alias="data umowy", description="Dzień podpisania umowy o dofinansowanie."
    )


class UnitForms(Entry):
    """The forms of a counted noun by CLDR plural category (pl).

    `other` is the form of fractions, which is the singular genitive (1,5 spotkania).
    """

    one: Line = Field(alias="jeden", description="Forma przy 1, np. (1) konsultacja.")
    few: Line = Field(alias="kilka", description="Forma przy 2, 3, 4, 22…, np. (2) konsultacje.")
    many: Line = Field(alias="wiele", description="Forma przy 0, 5–21, 25…, np. (5) konsultacji.")
    other: Line | None = Field(
        None,
        alias="ułamek",
        description="Forma przy ułamku, np. (1,5) konsultacji; potrzebna tylko do ułamków.",
    )


class Task(Entry):
    name: Line = Field(alias="nazwa", description="Nazwa zadania, bez zaplanowanej liczby.")
    planned: Planned = Field(alias="plan", description="Ile zaplanowano: liczba od 1 w górę.")
    realised: Realised = Field(
        alias="wykonanie", description="Ile zrealizowano: liczba od 0 w górę."
    )
    unit: Unit = Field(
        alias="jednostka",
        description="Co się liczy, w mianowniku liczby pojedynczej, np. spotkanie.",
    )
    reason: Line | None = Field(
        None, alias="przyczyna", description="Dlaczego wykonano mniej, niż zaplanowano."
    )


class Picture(Entry):
    """A photograph or drawing; `file` is relative to the content file."""

    file: Line = Field(
        alias="plik",
        description="Plik PNG lub JPEG w folderze tego pliku albo niżej, np. zdjęcia/forum.jpg.",
    )
    alt: Line = Field(
        alias="opis", description="Co widać na zdjęciu, dla osób, które go nie widzą."
    )
    caption: Line | None = Field(None, alias="podpis", description="Podpis pod zdjęciem.")


class Action(Entry):
    title: Line = Field(alias="tytuł", description="Pełny tytuł działania, bez numeru.")
    short_title: Line | None = Field(
        None,
        alias="skrót",
        description="Krótki tytuł do wykresów i zestawień; bez niego użyty jest pełny.",
    )
    narrative: Line | None = Field(
        None, alias="opis", description="Kilka zdań o przebiegu działania."
    )
    tasks: tuple[Task, ...] = Field(
        alias="zadania", min_length=1, description="Lista zadań, co najmniej jedno."
    )
    effects: tuple[Line, ...] = Field(
        (), alias="efekty", description="Lista efektów działania; można ją pominąć."
    )
    pictures: tuple[Picture, ...] = Field(
        (), alias="zdjęcia", description="Lista zdjęć; można ją pominąć."
    )


class Facts(Entry):
    title: Line = Field(alias="tytuł", description="Tytuł projektu z umowy, bez cudzysłowu.")
    kind: Line | None = Field(
        None, alias="rodzaj", description="Rodzaj projektu, np. pozakonkursowy."
    )
    goal: Line = Field(alias="cel", description="Cel projektu z wniosku.")
    period: Period = Field(alias="okres", description="Okres realizacji: od, do.")
    value: Amount = Field(
        alias="wartość", description="Wartość projektu z walutą, np. 850 000,00 PLN."
    )
    as_of: Day | None = Field(
        None, alias="stan na", description="Dzień, na który podano wykonanie, np. 31.12.2016."
    )


class Table(Entry):
    """Rows of values in a workbook or CSV file; `file` is relative to the content file.

    At most one of the other three says which part of a workbook is meant.
    """

    file: Line = Field(
        alias="plik",
        description="Plik .xlsx albo .csv w folderze tego pliku albo niżej, np. dane.xlsx.",
    )
    sheet: Line | None = Field(
        None,
        alias="arkusz",
        description="Nazwa arkusza; bez niej pierwszy z nagłówkami.",
    )
    table: Line | None = Field(
        None, alias="tabela", description="Nazwa tabeli Excela, zamiast arkusza."
    )
    area: Line | None = Field(
        None, alias="zakres", description="Nazwa zakresu Excela, zamiast arkusza."
    )


class Project(Entry):
    """Everything one content file says."""

    beneficiary: Beneficiary = Field(alias="realizator", description="Kto realizuje projekt.")
    facts: Facts = Field(alias="projekt", description="Podstawowe dane projektu.")
    funding: Funding = Field(alias="finansowanie", description="Skąd pochodzą środki.")
    actions: tuple[Action, ...] = Field(
        alias="działania", min_length=1, description="Lista działań, co najmniej jedno."
    )
    closing: Line = Field(
        alias="zakończenie", description="Ostatnie słowa prezentacji, np. Dziękuję za uwagę"
    )
    units: dict[Unit, UnitForms] = Field(
        default_factory=dict[str, UnitForms],
        alias="jednostki",
        description="Własne jednostki z odmianą, gdy program którejś nie zna.",
    )
    abbreviations: dict[Line, Line] = Field(
        default_factory=dict[str, str],
        alias="skróty",
        description="Objaśnienia skrótów, w mianowniku: skrót i jego rozwinięcie.",
    )
    task_table: Table | None = Field(
        None,
        alias="dane",
        description="Skoroszyt albo plik CSV z wierszami zadań: plan, wykonanie, jednostka.",
    )
    register_table: Table | None = Field(
        None,
        alias="rejestr",
        description="Rejestr, z którego program liczy wykonanie: jeden wiersz na spotkanie.",
    )


TASK_HEADERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "działanie": ("Działanie", "Numer działania", "Nr działania", "Tytuł działania"),
        "zadanie": ("Zadanie", "Nazwa zadania"),
        "plan": ("Plan", "Zaplanowano", "Liczba zaplanowana"),
        "wykonanie": (
            "Wykonanie",
            "Wykonano",
            "Zrealizowano",
            "Liczba zrealizowana",
            "Realizacja",
            "Wyk.",
        ),
        "jednostka": ("Jednostka", "Jednostka miary", "J.m."),
        "przyczyna": ("Przyczyna", "Przyczyna niewykonania"),
    }
)
"""The columns of the rows of `task_table` and the headers they may have, the usual one first."""
REGISTER_HEADERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "data": ("Data", "Dzień", "Data spotkania"),
        "działanie": TASK_HEADERS["działanie"],
        "zadanie": TASK_HEADERS["zadanie"],
        "miejsce": ("Miejsce", "Miejscowość", "Miejsce spotkania"),
        "uczestnicy": (
            "Uczestnicy",
            "Liczba uczestników",
            "Liczba osób",
            "Ilość uczestników",
            "Ilość osób",
        ),
        "liczba": ("Liczba", "Liczba spotkań", "Ilość", "Ilość spotkań", "Ile"),
    }
)
"""The columns of the rows of `register_table`, likewise."""


class Meeting(Struct, frozen=True):
    """A row of the register that counts: for which task, on which day, how many.

    `action` and `task` are positions in the project, from 0. `participants` is None where the
    register does not say.
    """

    action: int
    task: int
    day: date
    count: Decimal
    location: Location
    participants: Decimal | None = None


class Register(Struct, frozen=True):
    """What was counted up to and with the day `as_of`, by day and then as the rows stand."""

    as_of: date
    entries: tuple[Meeting, ...]
