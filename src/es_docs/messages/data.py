"""Findings about tables of values (D…): workbooks, CSV files and registers, worded for their keeper.

D001–D049 the file and its table, D050–D099 what it says beside the content, D100–D129 writing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from es_docs.messages import Message

_TABLE: Final[Mapping[str, Message]] = {}
"""D001–D049."""

_JOINING: Final[Mapping[str, Message]] = {}
"""D050–D099."""

_WRITING: Final[Mapping[str, Message]] = {}
"""D100–D129."""

MESSAGES: Final[Mapping[str, Message]] = MappingProxyType({**_TABLE, **_JOINING, **_WRITING})
