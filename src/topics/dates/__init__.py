"""Dates: every time expression of a text, with its TIMEX3 value, its span of days and the reason."""
