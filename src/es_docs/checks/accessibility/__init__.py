"""The rules of accessibility (A11Y…) for presentations and text documents."""
