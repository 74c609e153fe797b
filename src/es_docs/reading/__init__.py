"""A finished document as a reader meets it: what stands where, and how it looks in the end."""
