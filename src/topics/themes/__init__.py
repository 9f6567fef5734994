"""Themes of a corpus: found by clustering, declared in a codebook, compared and measured.

The modules in their order, each of which imports from those before it only:

``vectors``
    what texts look like as rows of numbers: sentence vectors, TF-IDF in fewer dimensions, both side by side
``clustering``
    clusters of rows, and the single ways to make them: k-means, Ward linkage, NMF
``terms``
    the words and phrases of texts, counted and weighted
``members``
    what is grouped, passages or articles, and by which vectors
``consensus``
    one grouping from many runs, put to the vote
``bertopic``
    BERTopic over the same vectors (an extra)
``naming``
    telling terms, labels, typical and borderline members of a theme
``measures``
    coherence and diversity of terms, agreement of methods, shares by outlet or month, the tree of themes
``number_of_themes``
    how many themes there are
``corrections``
    the reader's own decisions on themes, replayed
``discovery``
    ``find_themes``: from tables to found themes, of a corpus of any size
``codebook``
    the themes that a reader declares, and the passages about them
``coding``
    the codebook held against hand coding
"""
