"""Words about starting a project (K…)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from es_docs.messages import Message

MESSAGES: Final[Mapping[str, Message]] = MappingProxyType({})
