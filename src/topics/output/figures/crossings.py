"""What occurs together with what: themes by article and by time, doubts by article, themes of two methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from topics.output.figures.drawing import Sheet, wrap
from topics.output.figures.grid import ROOMY_CELL_MM, ColumnSizes, draw_counts
from topics.output.figures.labels import article_heads, article_labels, days_alone, first_term
from topics.output.figures.style import COLUMN_MM, MARGIN_MM, PAGE_MM
from topics.output.tables import mixed_labels, rows
from topics.output.wording import DOUBT_NAMES, by_day, method_name, number_words, period_words
from topics.themes.measures import calendar_bins, periods_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pandas import DataFrame, Series

    from topics.output.figures.drawing import Drawing

_BY_ARTICLE = (
    "Passages about each theme ({method}) in each {what}, in the order of publication. A passage may be about several "
    "themes; an empty cell is none.{once}"
)
_MOST_COLUMNS = {"narrow": 9, "wide": 12}
"""Periods that are drawn, at most (inclusive), save for years, on a sheet as narrow as a column of text and wider."""
_DOUBTS_TITLE = "Where to check by hand"
_DOUBTS_FINDING = "{points} to check by hand; most often: {kind} ({n})"
_COUNTED_PASSAGES = "numbers: passages about the theme"
_OVER_TIME = "Passages about each theme, by {period} of publication"
_FEWEST_PERIODS = 2
"""Periods, inclusive, from which on shares are ones over time."""
_NOTHING_OVER_TIME = "Nothing to show: all articles with a certain day are of one {period}, or none has one."
_FEW_ARTICLES = 3
"""Articles below which (exclusive) the shares of a period are not shaded: they are those of an article or two."""
_MOST_LEADING = 2
"""Themes that share the first place, at most (inclusive), for a title to name them."""
_MOSTLY = 0.5
"""Share of the passages of a theme above which (exclusive) it lies mostly within one theme of another method."""
_MOST_ARTICLES = 15
"""Where there are more articles than this, outlets take their place if several are known."""


def draw_themes_by_article(
    assignments: DataFrame, articles: DataFrame, themes: DataFrame, width_mm: float = PAGE_MM, *, method: str = ""
) -> Drawing:
    """Draw how many passages of each article (or outlet, where there are many of several) are about each theme.

    ``method`` is the codebook where there is one, unless said otherwise; so in the other figures here. Under
    an outlet, reprints count with the first article only.
    """
    method, chosen, labels = of_method(assignments, themes, method)
    what, names, once, heads = "article", days_alone(article_labels(articles)), "", article_heads(articles)
    if len(articles) > _MOST_ARTICLES and len(set(articles["outlet"])) > 1:
        what, once, articles = "outlet", " Reprints count once.", _originals(articles)
        names = {article.id: article.outlet or "unknown outlet" for article in rows(articles)}
    columns = list(dict.fromkeys(names[article] for article in by_day(articles)["id"]))
    table = _count(chosen["theme"], chosen["article"].map(names), labels, columns)
    caption = _BY_ARTICLE.format(method=method_name(method), what=what, once=once)
    return draw_counts(
        table,
        of_rows="theme",
        of_columns=what,
        caption=caption,
        width_mm=width_mm,
        title=_widest_theme_words(table, what, mixed_labels(themes)),
        heads=heads,
        note=_COUNTED_PASSAGES,
        things=("themes", f"{what}s"),
        least_cell_mm=ROOMY_CELL_MM,
        turns=True,
        drops_empty=True,
    )


def _widest_theme_words(counts: DataFrame, what: str, mixed: Collection[str]) -> str:
    """Say which theme is in most articles or outlets, and in how many of all.

    What is shown where there is none, or it is of no one subject.
    """
    n_holding = (counts > 0).sum(axis=1)
    most = int(n_holding.max()) if len(n_holding) else 0
    widest = [str(theme) for theme in n_holding.index[n_holding == most]]
    if not most or not set(widest).isdisjoint(mixed):
        return f"Passages about each theme, by {what}"
    of_all = f"{most} of {number_words(counts.shape[1], what)}"
    if len(widest) == len(counts) > 1:
        return f"All {len(counts)} themes are each in {of_all}"
    if len(widest) > 1:
        return f"{len(widest)} of {len(counts)} themes are each in {of_all}, the others in fewer"
    return f"The theme “{first_term(widest[0])}” is in {of_all}, more than any other"


def draw_themes_over_time(
    assignments: DataFrame,
    articles: DataFrame,
    themes: DataFrame,
    width_mm: float = PAGE_MM,
    *,
    method: str = "",
    passages: DataFrame | None = None,
) -> Drawing:
    """Draw the share of passages about each theme in each period of publication, empty ones shown.

    The finest of day, month, quarter and year that gives at most twelve columns is taken, nine on a narrow sheet;
    articles without a certain day are left out, and reprints count once. Each column says how many articles it holds,
    as shares of few mean little. Without ``passages`` the passages are counted instead. Of one period nothing is shown.
    """
    method, chosen, labels = of_method(assignments, themes, method)
    articles = _originals(articles)
    is_narrow = width_mm <= COLUMN_MM
    period, columns = calendar_bins(articles["published"], _MOST_COLUMNS["narrow" if is_narrow else "wide"])
    published_in = periods_of(articles["published"], period)
    period_of = dict(zip(articles["id"], published_in, strict=True))
    table = _count(chosen["theme"], chosen["article"].map(period_of), labels, columns)
    heads = {column: period_words(column) for column in columns}
    few: set[str] = set()
    sizes = None
    notes = [_COUNTED_PASSAGES]
    title = _OVER_TIME.format(period=period)
    caption = f"Passages about each theme ({method_name(method)}) by {period} of publication; reprints count once."
    if passages is not None:
        n_articles = published_in.value_counts()
        holds = {column: number_words(int(n_articles.get(column, 0)), "article") for column in columns}
        table = _shares(table, passages["article"].map(period_of), holds)
        names = {_headed(column, holds): heads[column] for column in columns}
        numbers = {_headed(column, holds): int(n_articles.get(column, 0)) for column in columns}
        sizes = ColumnSizes("articles", names, numbers)
        heads = {_headed(column, holds): f"{heads[column]}\n{holds[column]}" for column in columns}
        few = {_headed(column, holds) for column in columns if n_articles.get(column, 0) < _FEW_ARTICLES}
        notes = [f"numbers: per cent of the passages of the {period}"]
        notes += [f"not shaded: a {period} of fewer than {_FEW_ARTICLES} articles"] if few else []
        by_column = n_articles.reindex(columns, fill_value=0)
        title = _leading_words(table, by_column, heads, mixed_labels(themes)) or title
        caption = (
            f"Share of the passages of each {period} of publication that are about each theme ({method_name(method)}), "
            "in per cent; with the number of its articles. Reprints count once; a share of few articles means little."
        )
    undated = int((articles["published"] == "").sum())
    caption += f" Left out: {number_words(undated, 'article')} without a certain day." if undated else ""
    if undated:
        notes.append(f"left out: {undated} of {number_words(len(articles), 'article')}, whose day is not certain")
    if len(columns) < _FEWEST_PERIODS:
        title, nothing = _OVER_TIME.format(period=period), _NOTHING_OVER_TIME.format(period=period)
        note = notes[-1] if undated else ""
        return _without_data(title, nothing, f"{caption} {nothing}", note, width_mm, ["theme", period, "value"])
    n_themes = len(table)
    table = table[(table > 0).any(axis=1)]
    notes += (
        [f"{number_words(n_themes - len(table), 'theme')} without passages left out"] if len(table) < n_themes else []
    )
    return draw_counts(
        table,
        of_rows="theme",
        of_columns=period,
        caption=caption,
        width_mm=width_mm,
        title=title,
        heads=heads,
        sizes=sizes,
        unshaded=few,
        note="; ".join(notes),
        things=("themes", f"{period}s"),
    )


def _without_data(title: str, words: str, caption: str, note: str, width_mm: float, columns: list[str]) -> Drawing:
    """Return a figure that says why there is nothing to show in it; ``columns`` are those of its data twin."""
    from pandas import DataFrame

    sheet = Sheet(width_mm)
    lines = wrap(words, sheet.width - 2 * MARGIN_MM)
    bottom = MARGIN_MM + sheet.text(MARGIN_MM, MARGIN_MM, lines) + MARGIN_MM
    return sheet.finish(bottom, DataFrame(columns=columns), caption, words, title=title, note=note)


def _leading_words(shares: DataFrame, n_articles: Series, heads: Mapping[str, str], mixed: Collection[str]) -> str:
    """Say which theme leads in the period of most articles.

    "" where more than two do, none, or one of no subject, and where each period has one article: that tells nothing.
    """
    if n_articles.max() == 1:
        return ""
    column = max(range(shares.shape[1]), key=lambda at: n_articles.iloc[at], default=None)
    if column is None or not shares.iloc[:, column].max() > 0:
        return ""
    own = shares.iloc[:, column]
    first = [str(theme) for theme in own.index[own == own.max()]]
    leading = [f"“{first_term(theme)}”" for theme in first]
    if len(leading) > _MOST_LEADING or not set(first).isdisjoint(mixed):
        return ""
    when = heads[str(shares.columns[column])].replace("\n", ", ")
    lead, each = ("leads", "") if len(leading) == 1 else ("lead", " each")
    return f"{when}: {' and '.join(leading)} {lead} with {own.max()} % of passages{each}"


def _shares(counts: DataFrame, passages_in: Series, holds: Mapping[str, str]) -> DataFrame:
    """Return counts as per cent of all passages of each column, headed by the column and what it ``holds``."""
    n_passages = passages_in.value_counts()
    shares = counts.astype(float)
    for column in counts:
        shares[column] = (100 * counts[column] / max(1, int(n_passages.get(column, 0)))).round()
    return shares.astype(int).rename(columns={column: _headed(column, holds) for column in holds})


def _headed(column: str, holds: Mapping[str, str]) -> str:
    return f"{column} ({holds[column]})"


def draw_doubts(doubts: DataFrame, articles: DataFrame, width_mm: float = PAGE_MM) -> Drawing:
    """Draw how many doubts of each kind each article carries.

    Parameters
    ----------
    doubts : pandas.DataFrame
        As ``topics.output.doubts.find_doubts`` returns it.
    articles : pandas.DataFrame
        As in ``topics.records.TABLES``.
    width_mm : float
        Width on paper, in millimetres.
    """
    placed = doubts[doubts["article"] != ""]
    doubted = set(placed["article"])
    names = {article: name for article, name in days_alone(article_labels(articles)).items() if article in doubted}
    kinds = {kind: DOUBT_NAMES.get(kind, kind) for kind in placed["kind"]}
    counts = _count(placed["kind"], placed["article"].map(names), kinds, list(names.values()))
    caption = "Doubts of each kind in each article, in the order of publication: what to check by hand. Empty: none."
    heads = article_heads(articles)
    return draw_counts(
        counts,
        of_rows="what to check",
        of_columns="article",
        caption=caption,
        width_mm=width_mm,
        title=_doubts_words(counts),
        heads=heads,
        note="numbers: sentences, events or dates to check",
        things=("kinds", "articles"),
        least_cell_mm=ROOMY_CELL_MM,
        turns=True,
        drops_empty=True,
    )


def _doubts_words(counts: DataFrame) -> str:
    """Say how much there is to check, and of which kind most often; what is shown where there is nothing."""
    n_all = int(counts.to_numpy().sum())
    if not n_all:
        return _DOUBTS_TITLE
    of_kinds = counts.sum(axis=1)
    return _DOUBTS_FINDING.format(points=number_words(n_all, "point"), kind=of_kinds.idxmax(), n=int(of_kinds.max()))


def draw_agreement(crossing: DataFrame, width_mm: float = PAGE_MM) -> Drawing:
    """Draw how many passages two methods put into each pair of themes.

    Parameters
    ----------
    crossing : pandas.DataFrame
        Counts; index and columns are the labels of the two methods' themes, named after the methods.
    width_mm : float
        Width on paper, in millimetres.
    """
    one = method_name(str(crossing.index.name or "one method"))
    other = method_name(str(crossing.columns.name or "another method"))
    caption = f"Passages shared by the themes of two methods: {one} (rows) and {other} (columns)."
    title = _agreement_words(crossing, one, other)
    things = (f"themes of {one}", f"themes of {other}")
    return draw_counts(
        crossing,
        of_rows=one,
        of_columns=other,
        caption=caption,
        width_mm=width_mm,
        title=title,
        note="numbers: passages",
        things=things,
        drops_empty=True,
    )


def _agreement_words(crossing: DataFrame, one: str, other: str) -> str:
    """Say how many themes of a method lie mostly within one theme of the other; what is shown where there are none."""
    shared = crossing[crossing.sum(axis=1) > 0]
    if shared.empty:
        return f"Where {one} and {other} agree (passages)"
    n_within = int((shared.max(axis=1) > _MOSTLY * shared.sum(axis=1)).sum())
    lie = "lies" if n_within == 1 else "lie"
    return f"{n_within} of {len(shared)} themes of {one} {lie} mostly within one of {other}"


def of_method(assignments: DataFrame, themes: DataFrame, method: str) -> tuple[str, DataFrame, dict[str, str]]:
    """Return the method, the assignments that count, and the label of each theme in the order of the table.

    Where no method is named, it is the codebook if there is one, else the first of the table.
    """
    method = method or _first_method(list(themes["method"]))
    own = themes[themes["method"] == method]
    chosen = assignments[(assignments["method"] == method) & assignments["chosen"]]
    return method, chosen, dict(zip(own["theme"], own["label"], strict=True))


def _originals(articles: DataFrame) -> DataFrame:
    return articles[articles["reprint_of"] == ""]


def _count(one: Series, other: Series, names: dict[str, str], columns: list[str]) -> DataFrame:
    """Return how often each pair occurs, zero where it does not; rows with their names and columns as given."""
    from pandas import crosstab

    counts = crosstab(one, other).reindex(index=list(names), columns=columns, fill_value=0)
    return counts.fillna(0).astype("int64").rename(index=names)


def _first_method(methods: list[str]) -> str:
    """Return the codebook where it is among the methods, or where there are none, else the first."""
    return methods[0] if methods and "codebook" not in methods else "codebook"
