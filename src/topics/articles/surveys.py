"""What the whole corpus must be asked: which lines come back, and which ids clash.

A survey of a part is a table of what stands in it: ``kind`` (``line``, ``within``, ``id`` or ``outlet``), ``outlet``,
``key``, ``place`` and ``folder``. A line's key is a digest of its folded wording, its place a digest of its article's
longest line, so that reprints of one article count once. All parts merged give what comes back: ``line`` where the
outlet repeats a line often enough for a fragment, ``sentence`` where also for a sentence, ``within`` for a sentence in
its lines, ``id`` for each place of an id that is not unique. A folder with articles of unknown outlets is asked as one
outlet too, since they may be of those that are known.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from topics.articles.alignment import apply_repairs
from topics.articles.boilerplate.stray_sentences import outer_sentences
from topics.articles.lines import Line, has_verb, split_lines
from topics.articles.metadata import outlet_of
from topics.articles.readers.found_article import FoundArticle, found_articles
from topics.articles.repairs.typesetting import find_tokenizer_escapes
from topics.settings import ArticleSettings

_COLUMNS = ["kind", "outlet", "key", "place"]
_FOLDER = "folder"
_HEAD = 8
_TAIL = 14
"""Lines at the beginning and at the end of an article that may come back in others."""
_LONGEST = 240
"""Characters that a line which comes back has at most (inclusive)."""
_FRAGMENT_SHARE = 0.02
"""Share of the articles of an outlet from which (inclusive) a fragment that comes back is litter."""
_SENTENCE_TIMES = 5
"""Articles of an outlet from which (inclusive) a sentence that comes back may be litter."""
_SENTENCE_SHARE = 0.1
"""Share of the articles of an outlet from which (inclusive) such a sentence is litter."""
_WITHIN = "within"
_SENTENCE_END = (".", "!", "?", "”", '"')
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


_SUFFIX = r"~\d+$"
"""What an id gets at its end where several articles have the same."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A merged survey, ready to be asked.

    ``lines`` gives the kind of a line that comes back by outlet and line, ``within`` has the sentences in lines that
    come back, by outlet and sentence, ``clashes`` the places of every id
    that is not unique, sorted.
    """

    lines: Mapping[tuple[str, str], str]
    clashes: Mapping[str, tuple[str, ...]]
    taken: frozenset[str] = frozenset()
    within: frozenset[tuple[str, str]] = frozenset()

    def number_of(self, article: str, place: str) -> int:
        """Return the number that the id of an article gets as its suffix at a place; 1 means none.

        A number is left out where an article has the id with this suffix as its own.
        """
        places = self.clashes.get(article, ())
        before = places.index(place) if place in places else 0
        number = 1
        for _ in range(before):
            number += 1
            while f"{article}~{number}" in self.taken:
                number += 1
        return number

    def comes_back(self, outlet: str, sentence: str) -> bool:
        """Tell whether a sentence, wherever in its line, stands in several articles of the outlet."""
        return bool(self.within) and (outlet, _line_key(sentence)) in self.within

    def is_repeated(self, outlet: str, line: str) -> bool:
        """Tell whether a line comes back in other articles of the outlet often enough to be litter."""
        if not self.lines or len(line) > _LONGEST:
            return False
        kind = self.lines.get((outlet, _line_key(line)))
        if kind == "line" and line.endswith(_SENTENCE_END):
            return not has_verb(tuple(_WORD.findall(line)))
        return kind is not None


def survey_part(raw: pd.DataFrame) -> pd.DataFrame:
    """Return what a part of the raw articles adds to the survey of the whole corpus."""
    rows: list[tuple[str, str, str, str, str]] = []
    for article in found_articles(raw):
        outlet, folder = outlet_key(article), _folder_of(article)
        text = apply_repairs(article.text, find_tokenizer_escapes(article.text))
        lines = split_lines(text)
        body = _digest(max((line.text for line in lines), key=len, default=""))
        rows.append(("id", "", article.id, f"{article.locator.source}#{article.locator.record}", folder))
        rows.append(("outlet", outlet, "", body, folder))
        rows += [("line", outlet, key, body, folder) for key in sorted(_outer_keys(lines))]
        within = sorted(set(map(_line_key, outer_sentences(text))))
        rows += [(_WITHIN, outlet, key, body, folder) for key in within]
    return _table(rows)


def _outer_keys(lines: list[Line]) -> set[str]:
    """Return the keys of the first and last lines of an article, long ones left out."""
    outer = lines[:_HEAD] + lines[_HEAD:][-_TAIL:]
    return {_line_key(line.text) for line in outer if len(line.text) <= _LONGEST}


def merge_surveys(parts: Iterable[pd.DataFrame], settings: ArticleSettings) -> pd.DataFrame:
    """Return what all parts of a corpus say together, in whatever order they come.

    What stands in one article only is left out, so that the result stays small.

    Parameters
    ----------
    parts : iterable of DataFrame
        The surveys of the parts.
    settings : ArticleSettings
        ``repeated_lines`` is the number of articles (inclusive) in which a line may be litter.
    """
    whole = pd.concat([_table([]), *parts]).drop_duplicates()
    ids = whole[whole["kind"] == "id"]
    clashing = ids[ids.duplicated("key", keep=False)]
    taken = ids[ids["key"].str.replace(_SUFFIX, "", regex=True).isin(clashing["key"])]

    times = _with_folders(whole[whole["kind"] != "id"]).groupby(["kind", "outlet", "key"], as_index=False).size()
    articles_of = times[times["kind"] == "outlet"].set_index("outlet")["size"].to_dict()
    lines = times[times["kind"].isin(["line", _WITHIN])].assign(place="")
    n_articles = lines["outlet"].map(articles_of).astype("float64")
    is_sentence = (lines["size"] >= _SENTENCE_TIMES) & (lines["size"] >= _SENTENCE_SHARE * n_articles)
    lines["kind"] = lines["kind"].mask(is_sentence & (lines["kind"] == "line"), "sentence")
    is_often = (lines["size"] >= settings.repeated_lines) & (lines["size"] >= _FRAGMENT_SHARE * n_articles)

    merged = pd.concat([clashing, taken, lines[is_often]]).drop_duplicates()[_COLUMNS]
    return pd.DataFrame(merged.sort_values(_COLUMNS, ignore_index=True))


def _with_folders(repeated: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with those of each folder that has articles of unknown outlets once more, as of one outlet."""
    has_unknown = repeated.loc[repeated["outlet"] == repeated[_FOLDER], _FOLDER].unique()
    known = repeated[repeated[_FOLDER].isin(has_unknown) & (repeated["outlet"] != repeated[_FOLDER])]
    return pd.concat([repeated, known.assign(outlet=known[_FOLDER])]).drop_duplicates(_COLUMNS)


def ask(survey: pd.DataFrame) -> Survey:
    """Return the merged survey in a form that can be asked."""
    ids, lines = survey[survey["kind"] == "id"], survey[survey["kind"] != "id"]
    places = {str(key): tuple(sorted(given)) for key, given in ids.groupby("key")["place"]}
    clashes = {key: given for key, given in places.items() if len(given) > 1}
    whole, within = lines[lines["kind"] != _WITHIN], lines[lines["kind"] == _WITHIN]
    kinds = dict(zip(zip(whole["outlet"], whole["key"], strict=True), whole["kind"], strict=True))
    return Survey(kinds, clashes, frozenset(places), frozenset(zip(within["outlet"], within["key"], strict=True)))


def _table(rows: list[tuple[str, str, str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*_COLUMNS, _FOLDER], dtype="str")


def outlets_to_ask(article: FoundArticle) -> list[str]:
    """Return under what to ask for the lines of an article: its outlet, and its folder, which may have unknown ones."""
    return list(dict.fromkeys([outlet_key(article), _folder_of(article)]))


def outlet_key(article: FoundArticle) -> str:
    """Return what articles of one outlet share: its name, its host, else the folder of the file."""
    metadata = article.metadata
    return metadata.outlet or outlet_of(metadata.url) or _folder_of(article)


def _folder_of(article: FoundArticle) -> str:
    return article.locator.source.rpartition("/")[0]


def _line_key(line: str) -> str:
    return _digest(re.sub(r"\d+", "0", " ".join(line.casefold().split())))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
