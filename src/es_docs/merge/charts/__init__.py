"""Charts in an update: read as bars, and made to show others in place.

`read_chart(draft, part)` gives the children of a CHART node; `redraw(…)` writes what a merge made
of them into the chart part and its workbook.
"""

from es_docs.merge.charts.reading import read_chart
from es_docs.merge.charts.redrawing import redraw

__all__ = ["read_chart", "redraw"]
