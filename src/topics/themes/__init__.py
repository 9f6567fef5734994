"""Themes: found by clustering, declared in a codebook, compared and measured."""
