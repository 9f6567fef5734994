"""Litter: what of a saved page is not the article, and why each line of it is dropped."""
