"""Reports in an update: read as a bound tree, changed in place, commented on, sealed."""

from es_docs.merge.word.comments import comment
from es_docs.merge.word.reading import read_report
from es_docs.merge.word.sealing import unmark
from es_docs.merge.word.writing import carry_out

__all__ = ["carry_out", "comment", "read_report", "unmark"]
