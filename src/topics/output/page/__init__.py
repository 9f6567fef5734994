"""The report page and its assets."""

from topics.output.page.report import page_text, show_page, write_page

__all__ = ["page_text", "show_page", "write_page"]
