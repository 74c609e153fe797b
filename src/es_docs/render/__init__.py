"""From the story to the bytes of a document: `powerpoint` for the deck, `word` for the report."""
