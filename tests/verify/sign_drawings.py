"""Drawings that play the official signs in tests: simple, coloured, without words set in fonts."""

from __future__ import annotations

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 100">{drawing}</svg>'


def _svg(width: int, drawing: str) -> bytes:
    return _SVG.format(width=width, drawing=drawing).encode()


def programme_sign() -> bytes:
    return _svg(
        260,
        '<path fill="#003399" d="M0 0L90 0L70 100L0 100Z"/><rect x="110" y="30" width="150"'
        ' height="40" fill="#000000"/>',
    )


def region_sign() -> bytes:
    return _svg(
        150, '<rect width="60" height="100" fill="#f4c300"/><rect x="75" y="40" width="75"'
        ' height="20" fill="#222222"/>',
    )  # fmt: skip


def republic_sign() -> bytes:
    return _svg(
        220, '<rect width="90" height="50" fill="#ffffff" stroke="#999999"/><rect y="50" width="90"'
        ' height="50" fill="#bb0a30"/><rect x="110" y="40" width="110" height="20"'
        ' fill="#000000"/>',
    )  # fmt: skip


def beneficiary_sign() -> bytes:
    return _svg(
        130, '<circle cx="50" cy="50" r="50" fill="#336633"/><rect x="110" y="40" width="20"'
        ' height="20" fill="#000000"/>',
    )  # fmt: skip
