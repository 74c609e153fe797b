"""Lengths and boxes.

Every length inside the project is an `Emu` (English Metric Unit, ISO/IEC 29500-1 §22.9.2.1);
points, millimetres and inches exist only where a person reads or writes them.
"""

from __future__ import annotations

from msgspec import Struct

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700
EMU_PER_MM = 36_000


class Emu(int):
    """A length in English Metric Units; always a whole number of them."""

    @classmethod
    def from_inches(cls, value: float) -> Emu:
        return cls(round(value * EMU_PER_INCH))

    @classmethod
    def from_points(cls, value: float) -> Emu:
        return cls(round(value * EMU_PER_POINT))

    @classmethod
    def from_mm(cls, value: float) -> Emu:
        return cls(round(value * EMU_PER_MM))

    @property
    def inches(self) -> float:
        return self / EMU_PER_INCH

    @property
    def points(self) -> float:
        return self / EMU_PER_POINT

    @property
    def mm(self) -> float:
        return self / EMU_PER_MM

    @property
    def twips(self) -> int:
        """Twentieths of a point, the unit of WordprocessingML (ISO/IEC 29500-1 §22.9.2.14)."""
        return round(self / 635)


class Box(Struct, frozen=True):
    """A rectangle on a slide or page, in EMU, measured from the upper left corner."""

    left: Emu
    top: Emu
    width: Emu
    height: Emu

    @classmethod
    def of(cls, left: int, top: int, width: int, height: int) -> Box:
        return cls(Emu(left), Emu(top), Emu(width), Emu(height))

    @classmethod
    def from_inches(cls, left: float, top: float, width: float, height: float) -> Box:
        inch = Emu.from_inches
        return cls(inch(left), inch(top), inch(width), inch(height))

    @property
    def right(self) -> Emu:
        return Emu(self.left + self.width)

    @property
    def bottom(self) -> Emu:
        return Emu(self.top + self.height)

    def overlaps(self, other: Box) -> bool:
        """True when the two share an area; touching edges do not count."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def contains(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )
