"""Faults of a text, one a module, found by their own signs and put right; ``faults`` is the way in."""
