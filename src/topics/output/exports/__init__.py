"""Tables and timelines in the formats of other programs."""
