"""Presentations in an update: read as a bound tree, and changed in place.

`reading.read_deck` gives the tree, `writing.carry_out` takes the steps of a plan,
`comments.comment` says what there is to say on the slides, `marks.unmark` leaves a file without
any mark of ours. They are imported from there, because a new presentation is only read.
"""
