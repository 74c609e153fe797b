"""Drawings, their text, tables and charts, as presentations and text documents share them."""
