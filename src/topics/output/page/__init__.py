"""The report page and its assets."""

from topics.output.page.report import one_page_text, page_text, show_page, write_page

__all__ = ["one_page_text", "page_text", "show_page", "write_page"]
