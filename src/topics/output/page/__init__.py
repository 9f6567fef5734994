"""The report page and its assets."""

from topics.output.page.report import write_page

__all__ = ["write_page"]
