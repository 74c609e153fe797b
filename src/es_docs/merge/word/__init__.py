"""Reports in an update: read as a bound tree, changed in place, commented on, sealed.

`reading.read_report` gives the tree, `writing.carry_out` takes the steps of a plan,
`comments.comment` says what there is to say beside the text, `sealing.unmark` leaves a file without
any mark of ours. They are imported from there, because a new report is only read.
"""
