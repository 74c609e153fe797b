"""Any valid project, small enough to be thought of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from es_docs.model import CURRENCIES, Project

WORDS = (
    "spotkania sieciujące podmioty",
    "wizyty studyjne za granicą",
    "„Dolnośląskie Forum WTZ”",
    "doradztwo dla gmin 2014–2020",
    "prace grup roboczych",
    "klauzule społeczne w zamówieniach",
    "nie",
    "9.4",
)


def lines() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" i\u00a0".join)


def numbers(least: int) -> st.SearchStrategy[str]:
    whole = st.integers(least, 10_000).map(str)
    return whole | st.decimals(least, 99, places=2).map(lambda one: str(one).replace(".", ","))


def days() -> st.SearchStrategy[str]:
    return st.dates(date(1990, 1, 1), date(2099, 12, 31)).map(date.isoformat)


def money() -> st.SearchStrategy[str]:
    amounts = st.decimals(Decimal("0.01"), 10**9, places=2)
    return st.builds("{} {}".format, amounts, st.sampled_from(CURRENCIES))


def entries(
    required: dict[str, st.SearchStrategy[object]], **optional: st.SearchStrategy[object]
) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(required, optional=optional)


def tasks() -> st.SearchStrategy[dict[str, object]]:
    return entries(
        {"nazwa": lines(), "plan": numbers(1), "wykonanie": numbers(0), "jednostka": lines()},
        przyczyna=lines(),
    )


def actions() -> st.SearchStrategy[dict[str, object]]:
    picture = entries({"plik": lines(), "opis": lines()}, podpis=lines())
    return entries(
        {"tytuł": lines(), "zadania": st.lists(tasks(), min_size=1, max_size=3)},
        skrót=lines(),
        opis=lines(),
        efekty=st.lists(lines(), max_size=3),
        zdjęcia=st.lists(picture, max_size=2),
    )


def contents() -> st.SearchStrategy[dict[str, object]]:
    numbered = entries({"numer": lines(), "nazwa": lines()})
    programme = entries(
        {"nazwa": lines(), "okres": st.sampled_from(["2014-2020", "2021–2027"])}, skrót=lines()
    )
    contact = entries({}, osoba=lines(), telefon=lines(), adres=lines(), strona=lines())
    forms = entries({"jeden": lines(), "kilka": lines(), "wiele": lines()}, ułamek=lines())
    funding: dict[str, st.SearchStrategy[object]] = {
        "program": programme,
        "oś priorytetowa": numbered,
        "działanie": numbered,
        "fundusz": lines(),
        "informacja": lines(),
    }
    facts: dict[str, st.SearchStrategy[object]] = {
        "tytuł": lines(),
        "cel": lines(),
        "okres": entries({"od": days(), "do": days()}),
        "wartość": money(),
    }
    return entries(
        {
            "realizator": entries({"nazwa": lines()}, skrót=lines(), kontakt=contact),
            "projekt": entries(facts, **{"rodzaj": lines(), "stan na": days()}),
            "finansowanie": entries(funding, **{"data umowy": days()}),
            "działania": st.lists(actions(), min_size=1, max_size=3),
            "zakończenie": lines(),
        },
        jednostki=st.dictionaries(lines(), forms, max_size=2),
        skróty=st.dictionaries(lines(), lines(), max_size=2),
    )


def projects() -> st.SearchStrategy[Project]:
    return contents().map(Project.model_validate)
