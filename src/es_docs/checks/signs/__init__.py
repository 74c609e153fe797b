"""The rules of the sign strip, of the Union emblem and of the words that name who pays (VIS…)."""
