"""Good documents to be spoiled: complete, with official sign files, in three cases of the law.

`good("2014", Kind.PPTX)` are the bytes of a deck as `build` makes it. The cases: an agreement from
before 2018 in 2014–2020, one from 2018 on in the same period, and the period 2021–2027.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from es_docs.build import build
from es_docs.diagnostics import Kind
from es_docs.verify import Basis, find_basis
from es_docs.visibility.signs import add_sign
from verify.sign_drawings import beneficiary_sign, programme_sign, region_sign, republic_sign

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "content" / "koordynacja-es.yaml"

_LATER = {
    "od: 1.10.2015": "od: 1.10.2023",
    "do: 31.12.2016": "do: 31.12.2024",
    "Regionalny Program Operacyjny Województwa Dolnośląskiego 2014–2020": (
        "Fundusze Europejskie dla Dolnego Śląska 2021–2027"
    ),
    "skrót: RPO WD 2014–2020": "skrót: FEDS 2021–2027",
    "okres: 2014–2020": "okres: 2021–2027",
    "Europejski Fundusz Społeczny": "Europejski Fundusz Społeczny Plus",
    "Europejskiego Funduszu Społecznego": "Europejskiego Funduszu Społecznego Plus",
    "w ramach Regionalnego Programu Operacyjnego Województwa Dolnośląskiego 2014–2020": (
        "w ramach programu Fundusze Europejskie dla Dolnego Śląska 2021–2027"
    ),
    "współfinansowany": "dofinansowany",
}
CASES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "2014": {},
        "2018": {
            "do: 31.12.2016": "do: 31.12.2019",
            "  fundusz: Europejski Fundusz Społeczny": (
                "  data umowy: 15.01.2018\n  fundusz: Europejski Fundusz Społeczny"
            ),
        },
        "2021": _LATER,
    }
)


def content_of(case: str) -> str:
    """The content file of a case: the seed with a few lines of its own."""
    text = SEED.read_text(encoding="utf-8")
    for old, new in sorted(CASES[case].items(), key=lambda pair: -len(pair[0])):
        assert old in text, old
        text = text.replace(old, new)
    return text


@cache
def project(case: str) -> Path:
    """A folder with assets, official sign files and the content file, built once a process."""
    folder = Path(tempfile.mkdtemp(prefix=f"es-docs-{case}-"))
    shutil.copytree(ROOT / "assets", folder / "assets")
    signs = {"fe": programme_sign(), "voivodeship": region_sign(), "rp": republic_sign()}
    if case == "2014":
        signs["beneficiary"] = beneficiary_sign()
    for role, drawing in signs.items():
        file = folder / f"{role}.svg"
        file.write_bytes(drawing)
        add_sign(folder / "assets" / "signs", role, file, "urząd")
    (folder / "content").mkdir()
    (folder / "content" / "projekt.yaml").write_text(content_of(case), encoding="utf-8")
    build(folder / "content" / "projekt.yaml", folder / "output")
    return folder


def content_file(case: str) -> Path:
    return project(case) / "content" / "projekt.yaml"


@cache
def basis(case: str) -> Basis:
    """What the documents of a case are judged by; read once a process."""
    return find_basis(content_file(case), (), release=False)


@cache
def good(case: str, kind: Kind) -> bytes:
    """The finished document of a case."""
    suffix = {Kind.PPTX: "prezentacja.pptx", Kind.DOCX: "sprawozdanie.docx"}[kind]
    return (project(case) / "output" / f"projekt-{suffix}").read_bytes()
