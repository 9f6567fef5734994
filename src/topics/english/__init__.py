"""The English language: each of its facts once, as data with examples, and small typed modules over it.

``calendar`` has months, weekdays, seasons, units, parts of the day, holidays and time zones; ``numbers`` number words
and ordinals; ``words`` how a text is cut into words, stop words and stems; ``verbs`` the forms of verbs and their
classes; ``happenings`` words that report, plan or compare; ``names`` roles, groups and what is no name; ``places``
countries, nations and cities. ``data`` reads the TOML files of every package.

German is a second package (``topics.german``), with what dates need; a further language is a further one.
"""
