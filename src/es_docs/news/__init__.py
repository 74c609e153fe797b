"""What changed between two states of a project's content, fact by fact."""
