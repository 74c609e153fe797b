"""Updating a document that people have edited: base × theirs × ours, in place.

`tree` is what the three sides have in common, `matching` finds in an edited file what was made,
`merging` decides (pure, no file in it), `powerpoint` and `word` read the trees from the packages
and carry the steps out, `snapshot` keeps what was made the last time.
"""
