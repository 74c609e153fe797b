"""The rules of Polish form (TYP…)."""
