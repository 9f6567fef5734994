"""The German language: the words of its calendar, its numbers, its verbs, and the grammar of its time expressions.

It has the shape of ``topics.english``: words and rules are data (TOML) with examples that run as tests, and small
modules read them. Only what ``topics.dates`` needs is here. What a rule of ``rules.toml`` catches is handed on in the
terms of the resolver (``terms``): "Montag" as ``monday``, "kommenden" as ``next``, "drei" as ``3``, so that there is
one arithmetic of dates for all languages.
"""
