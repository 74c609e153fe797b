"""Colours come out as PowerPoint and Word show them."""

from __future__ import annotations

import pytest
from lxml import etree

from es_docs.reading.drawingml.colours import Palette, Tone, mixed, read_theme
from reading.slide_files import NAMESPACES, THEME


def element(xml: str) -> etree._Element:
    return etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")


def palette(mapping: str = "") -> Palette:
    theme = etree.fromstring(THEME.format(ns=NAMESPACES))
    return Palette.of(theme, element(mapping)[0] if mapping else None)


def colour_of(xml: str) -> str | None:
    tone = palette().tone_in(element(xml))
    return None if tone is None else tone.colour


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        ("<a:srgbClr val='00ff7f'/>", "00FF7F"),
        ("<a:schemeClr val='accent1'/>", "4472C4"),
        ("<a:schemeClr val='bg1'/>", "FFFFFF"),
        ("<a:schemeClr val='tx1'/>", "101010"),
        ("<a:sysClr val='window' lastClr='FEFEFE'/>", "FEFEFE"),
        ("<a:sysClr val='window'/>", "FFFFFF"),
        ("<a:sysClr val='windowText'/>", "000000"),
        ("<a:prstClr val='navy'/>", "000080"),
        ("<a:prstClr val='dkBlue'/>", "00008B"),
        ("<a:prstClr val='ltGrey'/>", "D3D3D3"),
        ("<a:prstClr val='medOrchid'/>", "BA55D3"),
        ("<a:prstClr val='mediumOrchid'/>", "BA55D3"),
        ("<a:scrgbClr r='100000' g='0' b='0'/>", "FF0000"),
        ("<a:scrgbClr r='50%' g='50%' b='50%'/>", "BCBCBC"),
        ("<a:hslClr hue='7200000' sat='100000' lum='50000'/>", "00FF00"),
    ],
)
def test_each_way_to_name_a_colour(xml: str, shown: str) -> None:
    assert colour_of(xml) == shown


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("<a:lumMod val='75000'/>", "2F5597"),
        ("<a:lumMod val='50000'/>", "203864"),
        ("<a:lumMod val='60000'/><a:lumOff val='40000'/>", "8FAADC"),
        ("<a:lumMod val='40000'/><a:lumOff val='60000'/>", "B4C7E7"),
        ("<a:lumMod val='20000'/><a:lumOff val='80000'/>", "DAE3F3"),
        ("<a:tint val='20000'/>", "E9EBF5"),
        ("<a:tint val='40000'/>", "CFD5EA"),
    ],
)
def test_shades_are_those_of_the_colour_menu_of_powerpoint(change: str, shown: str) -> None:
    """The variants of the Office blue 4472C4 in the menu, and the bands of a default table."""
    assert colour_of(f"<a:schemeClr val='accent1'>{change}</a:schemeClr>") == shown


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("<a:shade val='0'/>", "000000"),
        ("<a:gray/>", "363636"),
        ("<a:inv/>", "00FFFF"),
        ("<a:comp/>", "00FFFF"),
        ("<a:satMod val='0'/>", "808080"),
        ("<a:hueOff val='7200000'/>", "00FF00"),
        ("<a:hue val='14400000'/>", "0000FF"),
        ("<a:lum val='100%'/>", "FFFFFF"),
        ("<a:blue val='100000'/>", "FF00FF"),
        ("<a:redMod val='0'/>", "000000"),
        ("<a:nonsense val='3'/>", "FF0000"),
        ("<a:lumMod val='dużo'/>", "FF0000"),
    ],
)
def test_other_transforms_of_pure_red(change: str, shown: str) -> None:
    assert colour_of(f"<a:srgbClr val='FF0000'>{change}</a:srgbClr>") == shown


@pytest.mark.parametrize(
    "xml",
    [
        "<a:srgbClr val='zielony'/>",
        "<a:srgbClr/>",
        "<a:schemeClr val='accent9'/>",
        "<a:prstClr val='zupa'/>",
        "<a:schemeClr val='phClr'/>",
        "",
    ],
)
def test_what_is_no_colour_is_none(xml: str) -> None:
    assert colour_of(xml) is None


def test_only_an_untouched_literal_is_plain() -> None:
    tones = [
        palette().tone_in(element(xml))
        for xml in (
            "<a:srgbClr val='003399'/>",
            "<a:srgbClr val='003399'><a:alpha val='50000'/></a:srgbClr>",
            "<a:schemeClr val='accent1'/>",
        )
    ]
    assert tones == [
        Tone("003399", 1.0, is_plain=True), Tone("003399", 0.5), Tone("4472C4")
    ]  # fmt: skip


def test_the_colour_map_swaps_what_names_mean() -> None:
    dark = palette("<p:clrMap bg1='dk1' tx1='lt1'/>")
    assert (dark.named("bg1"), dark.named("tx1"), dark.named("accent1")) == (
        "101010", "FFFFFF", "4472C4",
    )  # fmt: skip


def test_word_has_its_own_names_for_the_same_colours() -> None:
    word = palette("<p:clrSchemeMapping bg1='light1' t1='dark2' hyperlink='hyperlink'/>")
    assert (word.named("text1"), word.named("background1"), word.named("hyperlink")) == (
        "1F497D", "FFFFFF", "0563C1",
    )  # fmt: skip
    assert word.word_colour("accent1", shade="BF") == "2F5496"
    assert word.word_colour("accent1", tint="99") == "8FAADC"


def test_a_theme_may_override_parts_of_another() -> None:
    override = element(
        "<a:themeOverride><a:clrScheme name=''><a:accent1><a:srgbClr val='ABCDEF'/></a:accent1>"
        "</a:clrScheme></a:themeOverride>"
    )[0]
    changed = palette().themed(override)
    assert (changed.named("accent1"), changed.named("accent2")) == ("ABCDEF", "ED7D31")


def test_a_lost_theme_is_that_of_office() -> None:
    theme = read_theme(None)
    assert (theme.colours["accent1"], Palette().typeface("+mn-lt")) == ("4472C4", "")


def test_faces_of_the_theme_have_names() -> None:
    assert [palette().typeface(name) for name in ("+mj-lt", "+mn-lt", "Arial")] == [
        "Cambria", "Calibri", "Arial",
    ]  # fmt: skip


def test_a_tone_that_lets_light_through_shows_what_is_behind() -> None:
    assert mixed(Tone("000000", 0.5), "FFFFFF") == "808080"
    assert mixed(Tone("000000", 0.5), None) is None
    assert mixed(Tone("123456"), None) == "123456"
    assert mixed(None, "FFFFFF") is None
