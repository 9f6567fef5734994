"""Timelines: dated statements joined into events, with who says so and who disagrees."""
