"""What a person may write about a project: the content model.

Keys in the content are Polish (`docs/content.md` argues why); attributes are English. Scalars
arrive as the text that stands in the file, so a value means what its field says: `1.10` is a
measure number where a number of a measure is asked for, and `no` is a word. Each validator
raises a `PydanticCustomError` whose type is a diagnostic code of `es_docs.messages.content`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Final, LiteralString

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

CURRENCIES: Final = ("PLN", "zł", "EUR", "USD", "CZK", "GBP")
FUNDING_PERIODS: Final = ("2014–2020", "2021–2027")

_FORBIDDEN_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything outside Char of XML 1.0 (fifth edition) §2.2."""
_DATE_PL = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*r\.?)?")
_DATE_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_GROUPED_NUMBER = re.compile(r"-?\d{1,3}(?: \d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")
_MONEY = re.compile(r"(?P<amount>\S.*?)\s*(?P<currency>[^\W\d_]+)")
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")


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


def _number(value: object) -> object:
    """Decimal from `3`, `1,5`, `1.5` or `1 250`; other types are left to pydantic."""
    if not isinstance(value, str):
        return value
    plain = _SPACES.sub(" ", value.strip())
    if not plain.isascii() or not _GROUPED_NUMBER.fullmatch(plain):
        raise _refuse("C020", value=value)
    return Decimal(plain.replace(" ", "").replace(",", "."))


def _at_least(bound: int, code: LiteralString, value: Decimal) -> Decimal:
    if value < bound:
        raise _refuse(code, value=str(value))
    if value > 1_000_000_000:
        raise _refuse("C024", value=str(value))
    return value


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    polish, iso = _DATE_PL.fullmatch(text), _DATE_ISO.fullmatch(text)
    if polish:
        day, month, year = (int(part) for part in polish.groups())
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        raise _refuse("C025", value=value)
    try:
        return date(year, month, day)
    except ValueError:
        raise _refuse("C026", value=value) from None


def _money(value: object) -> object:
    """The parts of `850 000,00 PLN`, ready for `Money`."""
    if not isinstance(value, str):
        return value
    parts = _MONEY.fullmatch(value.strip())
    if not parts:
        raise _refuse("C027", value=value)
    if parts["currency"] not in CURRENCIES:
        raise _refuse("C028", value=parts["currency"], allowed=", ".join(CURRENCIES))
    try:
        amount = _number(parts["amount"])
    except PydanticCustomError:
        raise _refuse("C027", value=value) from None
    if not isinstance(amount, Decimal) or amount <= 0 or amount > 10**12:
        raise _refuse("C029", value=value)
    if amount != amount.quantize(Decimal("0.01")):
        raise _refuse("C027", value=value)
    return {"amount": amount, "currency": parts["currency"]}


def _funding_period(value: str) -> str:
    dashed = re.sub(r"\s*[-–—]\s*", "–", value)
    if dashed not in FUNDING_PERIODS:
        raise _refuse("C032", value=value, allowed=", ".join(FUNDING_PERIODS))
    return dashed


def _string_schema(pattern: str | None = None, **extra: object) -> WithJsonSchema:
    """The schema of a scalar: editors see what a person may type, plain or quoted."""
    schema: dict[str, object] = {"type": ["string", "number"], **extra}
    if pattern:
        schema["pattern"] = pattern
    return WithJsonSchema(schema)


Line = Annotated[str, AfterValidator(_text), _string_schema(minLength=1)]
Planned = Annotated[
    Decimal, BeforeValidator(_number), AfterValidator(partial(_at_least, 1, "C022")),
    _string_schema(minimum=1, examples=[3, "1,5"]),
]  # fmt: skip
Realised = Annotated[
    Decimal, BeforeValidator(_number), AfterValidator(partial(_at_least, 0, "C023")),
    _string_schema(minimum=0, examples=[1, "0,5"]),
]  # fmt: skip
Day = Annotated[date, BeforeValidator(_date), _string_schema(examples=["1.10.2015", "2015-10-01"])]
FundingPeriod = Annotated[
    str, AfterValidator(_text), AfterValidator(_funding_period),
    WithJsonSchema({"type": "string", "enum": [*FUNDING_PERIODS, "2014-2020", "2021-2027"]}),
]  # fmt: skip


class Entry(BaseModel):
    """The common ground of all entries: frozen, and a key that is not known is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", title=None)


class Money(Entry):
    """An amount with the currency as the person writes it (PLN or zł stay as they are)."""

    amount: Decimal
    currency: str


Amount = Annotated[
    Money,
    BeforeValidator(_money),
    WithJsonSchema({"type": "string", "examples": ["850 000,00 PLN"]}),
]


class Contact(Entry):
    person: Line | None = Field(None, alias="osoba")
    email: Line | None = Field(None, alias="e-mail")
    phone: Line | None = Field(None, alias="telefon")
    address: Line | None = Field(None, alias="adres")
    website: Line | None = Field(None, alias="strona")


class Beneficiary(Entry):
    """Who carries the project out. Printed as „Realizator”: the source does not say more."""

    name: Line = Field(alias="nazwa")
    short_name: Line | None = Field(None, alias="skrót")
    contact: Contact | None = Field(None, alias="kontakt")


class Period(Entry):
    start: Day = Field(alias="od")
    end: Day = Field(alias="do")


class Programme(Entry):
    """The operational programme; `period` selects the rules of the signs."""

    name: Line = Field(alias="nazwa")
    short_name: Line | None = Field(None, alias="skrót")
    period: FundingPeriod = Field(alias="okres")


class Numbered(Entry):
    """A priority axis or a measure: its number as text (`9.4`, `1.10`) and its name."""

    number: Line = Field(alias="numer")
    name: Line = Field(alias="nazwa")


class Funding(Entry):
    programme: Programme = Field(alias="program")
    axis: Numbered = Field(alias="oś priorytetowa")
    measure: Numbered = Field(alias="działanie")
    fund: Line = Field(alias="fundusz")
    statement: Line = Field(alias="informacja")
    """The whole sentence that tells who funds the project, in a person's own Polish."""
    agreement_date: Day | None = Field(None, alias="data umowy")


class UnitForms(Entry):
    """The forms of a counted noun by CLDR plural category (pl).

    `other` is the form of fractions, which is the singular genitive (1,5 spotkania).
    """

    one: Line = Field(alias="jeden")
    few: Line = Field(alias="kilka")
    many: Line = Field(alias="wiele")
    other: Line | None = Field(None, alias="ułamek")


class Task(Entry):
    name: Line = Field(alias="nazwa")
    planned: Planned = Field(alias="plan")
    realised: Realised = Field(alias="wykonanie")
    unit: Line = Field(alias="jednostka")
    reason: Line | None = Field(None, alias="przyczyna")
    """Why less was realised than planned."""


class Picture(Entry):
    """A photograph or drawing; `file` is relative to the content file."""

    file: Line = Field(alias="plik")
    alt: Line = Field(alias="opis")
    caption: Line | None = Field(None, alias="podpis")


class Action(Entry):
    title: Line = Field(alias="tytuł")
    short_title: Line | None = Field(None, alias="skrót")
    """For chart labels and summary tables; the full title stands in when it is absent."""
    narrative: Line | None = Field(None, alias="opis")
    tasks: tuple[Task, ...] = Field(alias="zadania", min_length=1)
    effects: tuple[Line, ...] = Field((), alias="efekty")
    pictures: tuple[Picture, ...] = Field((), alias="zdjęcia")


class Facts(Entry):
    title: Line = Field(alias="tytuł")
    kind: Line | None = Field(None, alias="rodzaj")
    goal: Line = Field(alias="cel")
    period: Period = Field(alias="okres")
    value: Amount = Field(alias="wartość")
    as_of: Day | None = Field(None, alias="stan na")


class Project(Entry):
    """Everything one content file says."""

    beneficiary: Beneficiary = Field(alias="realizator")
    facts: Facts = Field(alias="projekt")
    funding: Funding = Field(alias="finansowanie")
    actions: tuple[Action, ...] = Field(alias="działania", min_length=1)
    closing: Line = Field(alias="zakończenie")
    units: dict[Line, UnitForms] = Field(default_factory=dict[str, UnitForms], alias="jednostki")
    abbreviations: dict[Line, Line] = Field(default_factory=dict[str, str], alias="skróty")
