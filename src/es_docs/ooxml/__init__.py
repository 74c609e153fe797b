"""What presentations and documents have in common inside: package, charts, child order."""
