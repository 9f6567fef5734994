"""Readers: a file of one format gives its articles, each with its text as found."""
