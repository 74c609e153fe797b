"""Charts in an update: read as bars, and made to show others in place.

`reading.read_chart(draft, part)` gives the children of a CHART node; `redrawing.redraw(…)` writes
what a merge made of them into the chart part and its workbook.
"""
