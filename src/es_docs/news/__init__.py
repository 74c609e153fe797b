"""What changed between two versions of a project, and the project as a text that is kept.

`comparing` finds what is different, `change` is one such thing and how it is told, `record` is the
project as it is kept with a document, `section` the page of the report that tells the changes.
"""

from es_docs.news.change import Change, Kind, Topic
from es_docs.news.comparing import changes, is_same_project
from es_docs.news.record import decode, encode
from es_docs.news.section import changes_section

__all__ = [
    "Change",
    "Kind",
    "Topic",
    "changes",
    "changes_section",
    "decode",
    "encode",
    "is_same_project",
]
