"""Presentations in an update: read as a bound tree, and changed in place.

`read_deck` gives the tree, `carry_out` takes the steps of a plan, `comment` says what there is to
say on the slides, `unmark` leaves a file without any mark of ours.
"""

from es_docs.merge.powerpoint.comments import comment
from es_docs.merge.powerpoint.marks import unmark
from es_docs.merge.powerpoint.reading import read_deck
from es_docs.merge.powerpoint.writing import carry_out

__all__ = ["carry_out", "comment", "read_deck", "unmark"]
