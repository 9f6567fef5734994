"""Readers: a file of any known format gives its articles, each with its text as found."""

from topics.articles.readers.files import leads_out, list_files, list_results, path_of, read_file, reread
from topics.articles.readers.found_article import Block, FoundArticle, found_articles

__all__ = [
    "Block",
    "FoundArticle",
    "found_articles",
    "leads_out",
    "list_files",
    "list_results",
    "path_of",
    "read_file",
    "reread",
]
