"""Regular expressions that are compiled when they are first used.

A command meets some 280 of our expressions, 0.1 to 2 ms each to compile, and uses half of them. One
of these answers to the methods of `re.Pattern` and to a type checker is one. After the first use of
a method the compiled one stands in its place: an expression costs nothing beyond that.

The ranges of a set are compiled character by character: one that names most of Unicode takes 5 ms,
the same set as the few it leaves out next to nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast, overload

if TYPE_CHECKING:

    @overload
    def regex(pattern: str, flags: int = 0) -> re.Pattern[str]: ...
    @overload
    def regex(pattern: bytes, flags: int = 0) -> re.Pattern[bytes]: ...


def regex(pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """The expression; `re.error` for a wrong one is raised when it is first used."""
    return cast("re.Pattern[Any]", _Regex(pattern, flags))


class _Regex:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Only asked for what is not there yet."""
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        vars(self)[name] = found
        return found
