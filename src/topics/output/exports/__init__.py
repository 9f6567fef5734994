"""Exports: one module a format, and ``formats`` with all of them by name."""
