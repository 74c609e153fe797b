"""The documents of the sample, read back: are they sound, do they say it all, do they keep the
rules?"""

from __future__ import annotations

from es_docs.checks.agreement.comparison import compare
from es_docs.checks.package import check_opened
from es_docs.checks.rule import Context
from es_docs.checks.run import check_rules
from es_docs.diagnostics import Diagnostic, has_errors
from es_docs.ooxml.opened import open_package
from es_docs.reading.office import read_office
from es_docs.story import Story


def read_back(data: bytes, file: str, story: Story, context: Context) -> tuple[Diagnostic, ...]:
    """What package, agreement and rules say of a document made from the sample."""
    package, faults = open_package(data, file)
    if package is None:
        return faults
    document = read_office(package)
    findings = check_opened(package)
    if document is None or has_errors(findings):
        return findings
    _, deviations = compare(document, story)
    return (*findings, *deviations, *check_rules(document, context).findings)
