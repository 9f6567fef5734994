"""Themes: in which articles and events they occur, by which terms, where on the map, how methods agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from topics.output import style
from topics.output.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.names import article_names, by_day, method_name, span_words
from topics.output.plots.grid import draw_grid
from topics.output.tables import rows

if TYPE_CHECKING:
    import pandas as pd


def draw_themes_by_article(
    assignments: pd.DataFrame,
    articles: pd.DataFrame,
    themes: pd.DataFrame,
    width_mm: float = style.PAGE_MM,
    *,
    method: str = "codebook",
    most: int = 25,
) -> Drawing:
    """Draw how many passages of each article are about each theme of one method.

    Where there are more than ``most`` articles, outlets take their place.
    """
    chosen = assignments[(assignments["method"] == method) & assignments["chosen"]]
    by_outlet = len(articles) > most
    names = _outlet_names(articles) if by_outlet else article_names(articles)
    labels = themes[themes["method"] == method].set_index("theme")["label"]
    columns = list(dict.fromkeys(names[article] for article in by_day(articles)["id"]))
    table = _count(chosen["theme"], chosen["article"].map(names), list(labels.index), columns)
    if by_outlet:
        table = table[table.sum().sort_values(ascending=False, kind="stable").index[:most]]
    table.index = [str(label) for label in labels]
    what = "outlet" if by_outlet else "article"
    caption = (
        f"Passages about each theme ({method_name(method)}) in each {what}, in the order of publication. "
        "A passage may be about several themes; an empty cell is none."
    )
    if by_outlet:
        caption = (
            f"Passages about each theme ({method_name(method)}) in the {table.shape[1]} busiest outlets."
        )
    return draw_grid(
        table, caption, _grid_alt(table, what), width_mm=width_mm, of_rows="theme", of_columns=what
    )


def draw_themes_by_event(
    assignments: pd.DataFrame,
    evidence: pd.DataFrame,
    events: pd.DataFrame,
    themes: pd.DataFrame,
    width_mm: float = style.PAGE_MM,
    *,
    method: str = "codebook",
    most: int = 12,
) -> Drawing:
    """Draw how many passages of each event are about each theme, for the weightiest events."""
    heavy = events.sort_values(["weight", "first", "id"], ascending=[False, True, True]).head(most)
    heavy = heavy.sort_values(["first", "id"], kind="stable")
    chosen = assignments[(assignments["method"] == method) & assignments["chosen"]]
    joined = evidence[["event", "passage"]].merge(chosen[["passage", "theme"]], on="passage")
    labels = themes[themes["method"] == method].set_index("theme")["label"]
    table = _count(joined["event"], joined["theme"], list(heavy["id"]), list(labels.index))
    table.index = [f"{span_words(e.first, e.last, e.precision)}: {e.headline}" for e in rows(heavy)]
    table.columns = [str(label) for label in labels]
    caption = (
        f"Passages about each theme ({method_name(method)}) among the evidence of the {len(table)} "
        "weightiest events, by day. An empty cell is none."
    )
    return draw_grid(
        table, caption, _grid_alt(table, "event"), width_mm=width_mm, of_rows="event", of_columns="theme"
    )


def _count(one: pd.Series, other: pd.Series, index: list[str], columns: list[str]) -> pd.DataFrame:
    """Return how often each pair occurs, rows and columns as given, zero where it does not."""
    import pandas as pd

    counts = pd.crosstab(one, other)
    return counts.reindex(index=index, columns=columns, fill_value=0).fillna(0)


def draw_agreement(crossing: pd.DataFrame, width_mm: float = style.PAGE_MM) -> Drawing:
    """Draw how many passages two methods put into each pair of themes.

    Parameters
    ----------
    crossing : pandas.DataFrame
        Counts; index and columns are the labels of the two methods' themes, named after the methods.
    width_mm : float
        Width on paper, in millimetres.
    """
    rows = method_name(str(crossing.index.name or "one method"))
    columns = method_name(str(crossing.columns.name or "another method"))
    caption = f"Passages shared by the themes of two methods: {rows} (rows) and {columns} (columns)."
    return draw_grid(
        crossing, caption, _grid_alt(crossing, "pair"), width_mm=width_mm, of_rows=rows, of_columns=columns
    )


def draw_counts(
    counts: pd.DataFrame, *, of_rows: str, of_columns: str, caption: str, width_mm: float = style.PAGE_MM
) -> Drawing:
    """Draw any table of counts, such as themes by visit, as a heat map with numbers."""
    alt = _grid_alt(counts, of_columns)
    return draw_grid(counts, caption, alt, width_mm=width_mm, of_rows=of_rows, of_columns=of_columns)


def draw_theme_terms(
    themes: pd.DataFrame, width_mm: float = style.PAGE_MM, *, method: str = "tfidf", n_terms: int = 8
) -> Drawing:
    """Draw the themes of one method with their most telling terms and a bar for their passages."""
    shown = _by_size(themes, method)
    sheet = Sheet(width_mm)
    bar_room = 0.2 * sheet.width
    left = style.MARGIN_MM + bar_room + text_width("000") + 3.0
    room = sheet.width - left - style.MARGIN_MM
    most = max([1, *shown["n_passages"]])
    y = style.MARGIN_MM
    sheet.text(style.MARGIN_MM, y, "passages", size=style.SMALL_PT, colour=style.GREY)
    sheet.text(left, y, "theme and its most telling terms", size=style.SMALL_PT, colour=style.GREY)
    y += line_height(style.SMALL_PT) + 1.5
    for theme in rows(shown):
        length = bar_room * theme.n_passages / most
        fill = style.SKY if theme.one_voice else style.BLUE
        sheet.box(style.MARGIN_MM, y + 0.6, length, 3.0, fill=fill, edge=style.BLUE)
        sheet.text(style.MARGIN_MM + length + 1.2, y + 2.1, str(theme.n_passages), middle=True)
        label = wrap(str(theme.label), room, weight="bold", max_lines=2)
        y += sheet.text(left, y, label, weight="bold")
        articles = f"{theme.n_articles} article{'' if theme.n_articles == 1 else 's'}"
        terms = wrap(f"{articles} · {', '.join(theme.terms[:n_terms])}", room, style.SMALL_PT, max_lines=2)
        y += sheet.text(left, y, terms, size=style.SMALL_PT) + 1.8
    data = shown[["method", "theme", "label", "n_passages", "n_articles", "one_voice"]].assign(
        terms=["; ".join(terms[:n_terms]) for terms in shown["terms"]]
    )
    caption = (
        f"Themes of {method_name(method)} with the number of their passages and their most telling terms. "
        "Pale bars: nearly all passages come from one article."
    )
    labels = "; ".join(str(label) for label in shown["label"])
    return sheet.finish(y, data, caption, f"{len(shown)} themes, from most passages to fewest: {labels}.")


def draw_theme_map(
    positions: pd.DataFrame,
    assignments: pd.DataFrame,
    themes: pd.DataFrame,
    width_mm: float = style.PAGE_MM,
    *,
    method: str = "tfidf",
) -> Drawing:
    """Draw every passage as a mark on a map where like passages lie near each other.

    Parameters
    ----------
    positions : pandas.DataFrame
        One row a passage: ``passage``, ``x``, ``y``.
    assignments, themes : pandas.DataFrame
        As in ``topics.records.TABLES``.
    width_mm : float
        Width on paper, in millimetres.
    method : str
        Whose themes the marks show; those after the ninth share the last mark.
    """
    chosen = assignments[(assignments["method"] == method) & assignments["chosen"]]
    of_method = _by_size(themes, method)
    labels = dict(zip(of_method["theme"], of_method["label"], strict=True))
    order = list(labels)
    data = positions[["passage", "x", "y"]].merge(chosen[["passage", "theme", "article"]], on="passage")
    data = data.drop_duplicates("passage").sort_values("passage").round({"x": 4, "y": 4})
    data["label"] = data["theme"].map(labels)
    sheet = Sheet(width_mm)
    side = min(sheet.width, 120.0) - 2 * style.MARGIN_MM
    y = style.MARGIN_MM
    sheet.box(style.MARGIN_MM, y, side, side, edge=style.RULE)
    across, down = (_spread(data[name].tolist(), side) for name in ("x", "y"))
    diameter = 2.0 if len(data) < 400 else 1.0
    for place, theme in enumerate(data["theme"]):
        colour, shape = style.CATEGORIES[min(order.index(theme), len(style.CATEGORIES) - 1)]
        x_place, y_place = style.MARGIN_MM + across[place], y + side - down[place]
        sheet.mark(x_place, y_place, diameter, shape=shape, fill=colour, edge="#ffffff")
    bottom = _key(sheet, [str(labels[theme]) for theme in order], side)
    caption = (
        f"Map of {len(data)} passages, like ones near each other; marks show the themes of "
        f"{method_name(method)}. Distances are only roughly kept, and the directions have no meaning."
    )
    alt = f"Scatter of {len(data)} passages in {len(order)} themes: {'; '.join(map(str, labels.values()))}."
    return sheet.finish(max(bottom, y + side) + style.MARGIN_MM, data, caption, alt)


def _by_size(themes: pd.DataFrame, method: str) -> pd.DataFrame:
    """Return the themes of a method, those of most passages first."""
    chosen = themes[themes["method"] == method]
    return chosen.sort_values(["n_passages", "theme"], ascending=[False, True], kind="stable")


def _spread(values: list[float], side: float) -> list[float]:
    """Return the values as millimetres inside a square with a margin."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    return [4.0 + (value - low) / ((high - low) or 1.0) * (side - 8.0) for value in values]


def _key(sheet: Sheet, labels: list[str], side: float) -> float:
    """Explain the marks beside the map, or below it on a narrow sheet; return where the key ends."""
    beside = sheet.width - side > 45.0
    x = side + 3 * style.MARGIN_MM if beside else style.MARGIN_MM
    y = style.MARGIN_MM if beside else side + 2 * style.MARGIN_MM
    last = len(style.CATEGORIES) - 1
    shown = labels if len(labels) <= last + 1 else [*labels[:last], f"{len(labels) - last} other themes"]
    for (colour, shape), label in zip(style.CATEGORIES, shown, strict=False):
        sheet.mark(x + 1.5, y + 1.8, 2.0, shape=shape, fill=colour)
        lines = wrap(label, sheet.width - x - 5.0 - style.MARGIN_MM, style.SMALL_PT, max_lines=2)
        y += sheet.text(x + 4.0, y + 0.3, lines, size=style.SMALL_PT) + 1.2
    return y


def _outlet_names(articles: pd.DataFrame) -> dict[str, str]:
    return {a.id: a.outlet or "unknown outlet" for a in rows(articles)}


def _grid_alt(table: pd.DataFrame, what: str) -> str:
    """Say in one sentence how large the grid is and where its largest number stands."""
    if not table.size or not table.to_numpy().max():
        return f"An empty grid: no passage was counted for any {what}."
    row, column = divmod(int(table.to_numpy().argmax()), table.shape[1])
    name = " ".join(wrap(str(table.index[row]), 90.0, max_lines=1))
    return (
        f"Grid of {table.shape[0]} rows and {table.shape[1]} columns; the largest number, "
        f"{table.to_numpy().max():.0f}, is at {name} and {table.columns[column]}."
    )
