"""The report page and its assets."""
