"""Slides and report drawn without an office program, from layout and story."""
