"""What a process of the program does first, the command itself and every worker."""

from __future__ import annotations

import gc
import sys
import warnings
from typing import Final

_COLLECTED_AFTER: Final = (200_000, 50, 50)
"""Objects made before the garbage collector looks for rings among them: a command makes many that
live to its end and hardly any rings. With Python's own 700 a project of 60 actions takes 9 % longer
and no less memory."""


def settle_in() -> None:
    """Look for rings of garbage seldom, and keep the warnings of libraries to ourselves.

    They concern odd pictures and PDF files, of which findings tell; `python -W` shows them.
    """
    gc.set_threshold(*_COLLECTED_AFTER)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
