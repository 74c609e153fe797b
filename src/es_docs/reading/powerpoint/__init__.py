"""Presentations: slides with placeholders, layouts, masters and theme resolved."""
