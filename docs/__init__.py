"""Documentation: pages written by hand, and those that ``docs.generate`` makes from the code."""
