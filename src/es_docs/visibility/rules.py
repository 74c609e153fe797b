"""The duties of the sign strip as data, one value per programming period.

Each field names the rule that demands it; the rules and their sources are listed in
`docs/signs.md`. Lengths are EMU or shares of the flag's height H.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from es_docs.units import Emu


class SignRole(StrEnum):
    """Whose sign it is. `mark:<role>` is the name of its shape in the documents."""

    FE = "fe"
    RP = "rp"
    VOIVODESHIP = "voivodeship"
    BENEFICIARY = "beneficiary"
    EU = "eu"


EARLY: Final = "2014–2020"
LATE: Final = "2021–2027"
"""Funding periods, written as the content model normalises them (with an en dash)."""
MARK_PREFIX: Final = "mark:"
EMBLEM_NAME: Final = "emblem"
SEPARATOR_NAME: Final = "separator"

MAX_SIGNS: Final = 4
"""In one line, mandatory signs included (VIS-007)."""
MIN_FLAG_HEIGHT: Final = Emu.from_mm(10)
"""VIS-043."""
CLEAR_SPACE: Final = 1 / 3
"""Around the strip and between two signs, of H (VIS-041, VIS-042)."""
WORDS_GAP: Final = 1 / 4
"""Between the words and the flag, of H: 3/4 X with X = H/3 (VIS-041)."""
SEPARATOR_WIDTH: Final = 1 / 30
"""Of H: X/10 (VIS-014)."""
SEPARATOR_GAP: Final = 1.0
"""On each side of the line, of H: 3X (VIS-014)."""
FONTS: Final = ("Arial", "Auto", "Calibri", "Garamond", "Trebuchet", "Tahoma", "Verdana", "Ubuntu")
"""For the words beside the emblem: Reg. 821/2014 Art. 4(4) (VIS-036)."""
TEXT_COLOURS: Final = ("003399", "000000", "FFFFFF")
"""VIS-038."""
TEXT_SHARE: Final = (0.18, 0.36)
"""The smallest and largest font size beside the emblem, of H (VIS-040)."""


class SignRules(Struct, frozen=True):
    """What one programming period demands of a horizontal strip in full colour.

    `order` runs from left to right and holds every role that may stand in the strip (VIS-004,
    VIS-005); `words` are those of the signs that read the same in every region.
    """

    period: str
    order: tuple[SignRole, ...]
    optional: frozenset[SignRole]
    words: Mapping[SignRole, tuple[str, ...]]
    rp_from: date
    """Agreements signed from this day on show the colours of the Republic (VIS-008, VIS-009)."""
    names_fund: bool
    """Whether the fund is named beside the emblem (VIS-033) or must not be (VIS-034)."""


RULES: Final[Mapping[str, SignRules]] = MappingProxyType(
    {
        EARLY: SignRules(
            period=EARLY,
            order=(
                SignRole.FE, SignRole.RP, SignRole.VOIVODESHIP, SignRole.BENEFICIARY, SignRole.EU,
            ),
            optional=frozenset({SignRole.BENEFICIARY}),
            words=MappingProxyType(
                {
                    SignRole.FE: ("Fundusze Europejskie", "Program Regionalny"),
                    SignRole.RP: ("Rzeczpospolita", "Polska"),
                    SignRole.EU: ("Unia Europejska",),
                }
            ),
            rp_from=date(2018, 1, 1),
            names_fund=True,
        ),
        LATE: SignRules(
            period=LATE,
            order=(
                SignRole.FE, SignRole.RP, SignRole.EU, SignRole.VOIVODESHIP, SignRole.BENEFICIARY,
            ),
            optional=frozenset({SignRole.BENEFICIARY}),
            words=MappingProxyType(
                {
                    SignRole.FE: ("Fundusze Europejskie", "dla Dolnego Śląska"),
                    SignRole.RP: ("Rzeczpospolita", "Polska"),
                    SignRole.EU: ("Dofinansowane przez", "Unię Europejską"),
                }
            ),
            rp_from=date.min,
            names_fund=False,
        ),
    }
)  # fmt: skip
"""The rules by funding period."""


def mandatory_roles(rules: SignRules, agreement_date: date | None) -> tuple[SignRole, ...]:
    """The roles a strip must show, from left to right.

    A period that began with the colours of the Republic has them whatever the date; otherwise an
    agreement without a known date is taken for an early one, which has no duty to show them.
    """
    shows_rp = (agreement_date or date.min) >= rules.rp_from
    return tuple(
        role
        for role in rules.order
        if role not in rules.optional and (role is not SignRole.RP or shows_rp)
    )


def eu_words(rules: SignRules, fund: str) -> tuple[str, ...]:
    """The lines beside the emblem (VIS-032 to VIS-035); `fund` is the fund's name in full."""
    return (*rules.words[SignRole.EU], fund) if rules.names_fund else rules.words[SignRole.EU]
