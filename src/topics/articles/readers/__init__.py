"""Readers: a file of any known format gives its articles, each with its text as found."""

from topics.articles.readers.files import list_files, read_file, reread
from topics.articles.readers.found import Block, FoundArticle

__all__ = ["Block", "FoundArticle", "list_files", "read_file", "reread"]
