"""The articles on the page: what each is, what was done to it, and its text with every change marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from topics.articles.repairs.mojibake import drops_a_piece
from topics.output.citations import citation_day
from topics.output.page.marking import mark_text
from topics.output.page.views import ArticleView, RuleView
from topics.output.references import references_of
from topics.output.tables import rows
from topics.output.wording import article_day_words, by_day, file_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from topics.output.page.limits import Limits
    from topics.output.page.quoting import Quoting
    from topics.output.page.theme_places import ThemePlaces
    from topics.output.references import Reference

_HEADING_WORDS = 16
"""Words of its first sentence that stand for the title of an article without one."""


def article_views(
    tables: Mapping[str, pd.DataFrame], quoting: Quoting, places: ThemePlaces, limits: Limits
) -> list[ArticleView]:
    """Return the listed articles by day, with the marked texts of those that the page holds."""
    listed = list(quoting.article_anchors)
    repairs, passages = (quoting.rows_of(name, "article", listed) for name in ("repairs", "passages"))
    articles = tables["articles"]
    references = references_of(articles)
    return [
        _article(
            article,
            references[article.id],
            repairs.get(article.id, []),
            passages.get(article.id, []),
            quoting=quoting,
            places=places,
            limits=limits,
        )
        for article in rows(by_day(articles[articles["id"].isin(listed)]))
    ]


def _article(
    article: Any,
    reference: Reference,
    repairs: list[Any],
    passages: list[Any],
    *,
    quoting: Quoting,
    places: ThemePlaces,
    limits: Limits,
) -> ArticleView:
    """Return an article with what was done to it, and its marked text where the page holds it."""
    applied = [repair for repair in repairs if repair.applied]
    n_dropped = sum(drops_a_piece(repair.text, repair.rule) for repair in applied)
    is_here = article.id in quoting.embedded
    return ArticleView(
        anchor=quoting.article_anchors[article.id],
        reference=reference,
        heading=article.title or _opening(article.id, passages, limits),
        cited=quoting.names[article.id],
        chosen_by=quoting.source_of(article.id),
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        when=citation_day(article),
        day=article_day_words(article),
        published_basis=article.published_basis,
        source=article.source,
        record=article.record,
        url=article.url,
        language=article.language,
        themes=places.of_article(article.id),
        notes=list(article.notes),
        original=quoting.names.get(article.reprint_of, article.reprint_of),
        file=file_name(article.id),
        n_passages=len(passages),
        n_dropped=n_dropped,
        n_replaced=len(applied) - n_dropped,
        blocks=mark_text(article.found, repairs, passages, quoting.anchors) if is_here else [],
    )


def _opening(article: str, passages: list[Any], limits: Limits) -> str:
    """Return what stands for the title of an article: its id, and how it begins where that may be quoted."""
    if not passages or not limits.quotes:
        return article
    words = passages[0].text.split()[:_HEADING_WORDS]
    return f"{article}: {' '.join(words)}" if words else article


def rule_views(repairs: pd.DataFrame) -> list[RuleView]:
    """Return each rule that changed something, by name."""
    applied = repairs[repairs["applied"]]
    rules = []
    for rule, own in applied.groupby("rule", sort=True):
        n_dropped = sum(drops_a_piece(text, str(rule)) for text in own["text"])
        reason = own["reason"].mode().iloc[0]
        rules.append(RuleView(str(rule), reason, n_dropped, len(own) - n_dropped, own["article"].nunique()))
    return rules
