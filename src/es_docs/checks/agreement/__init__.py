"""Does a file say what the content says: what was just made, and what people edited since."""
