"""LaTeX: tables and timelines that LaTeX can set, whatever the cells hold."""

from __future__ import annotations

import shutil
import subprocess

import pandas as pd
import pytest
from pylatexenc.latexwalker import LatexWalker

from tests.output.latex import read_latex
from tests.output.timelines import DAY, NOTHING, make_timeline, write
from topics.output.exports.latex import escape_latex, table_latex
from topics.output.references import references_of

HEAD = (
    r"\documentclass{article}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}"
    r"\usepackage{booktabs,longtable}\begin{document}" + "\n"
)
ODD = ["f---ing -- ``a'' ?` !` ,,", "[x]", "*y", "{", "}", r"a_b & 50 % of $5 \ #1 ^2 ~3 <4>", "]", "", "plain"]


def body_of(text):
    """Return the rows of a table between its rules, cell by cell, read as LaTeX."""
    lines = text.split("\\midrule\n")[-1].split("\\bottomrule")[0].splitlines()
    return [
        [read_latex(cell) for cell in line.removesuffix(r" \\").split(" & ")] for line in lines if line.endswith(r"\\")
    ]


@pytest.mark.parametrize("text", ODD)
def test_text_reads_back_as_it_was(text):
    assert read_latex(escape_latex(text)) == text


def test_text_is_set_on_one_line_without_control_characters():
    assert escape_latex("one\n\ttwo\x00\x7f  three") == "one two three"


def test_lone_brace_is_no_brace_of_the_format():
    written = escape_latex("a } b { c }")
    assert written.count("{") == written.count("}") == 3


@pytest.mark.parametrize("text", ["[x]", "*y"])
def test_row_does_not_begin_with_what_the_line_end_before_it_would_take(text):
    lines = table_latex(pd.DataFrame({text: [text, "plain"], "n": [text, text]})).splitlines()
    heads, first, second = (line for line in lines if line.endswith(r"\\"))
    assert heads == rf"{{}}{text} & n \\"
    assert first == rf"{{}}{text} & {text} \\"
    assert second == rf"plain & {text} \\"


def test_table_reads_back_cell_by_cell():
    frame = pd.DataFrame({"text": [text.replace("&", "and") for text in ODD], "n": range(len(ODD))})
    assert body_of(table_latex(frame)) == [[row.text, str(row.n)] for row in frame.itertuples()]


def test_numbers_are_aligned_right_between_rules():
    frame = pd.DataFrame({"name": ["a"], "share": [0.123456789], "n": [1], "flag": [True]})
    assert table_latex(frame) == (
        "\\begin{tabular}{lrrl}\n\\toprule\nname & share & n & flag \\\\\n\\midrule\n"
        "a & 0.123457 & 1 & true \\\\\n\\bottomrule\n\\end{tabular}\n"
    )


@pytest.mark.parametrize(("length", "alignment"), [(40, "{ll}"), (41, r"{p{0.50\linewidth}l}")])
def test_column_of_long_texts_is_wrapped(length, alignment):
    assert table_latex(pd.DataFrame({"a": ["x" * length], "b": ["y"]})).startswith(rf"\begin{{tabular}}{alignment}")


def test_column_with_one_long_text_is_wrapped():
    text = table_latex(pd.DataFrame({"a": ["x", "x" * 41, "x"], "b": ["y"] * 3}))
    assert text.startswith(r"\begin{tabular}{p{0.50\linewidth}l}")


def test_wrapped_columns_share_half_of_the_line():
    assert r"{p{0.25\linewidth}p{0.25\linewidth}}" in table_latex(pd.DataFrame({"a": ["x" * 50], "b": ["y" * 50]}))


@pytest.mark.parametrize(("n_rows", "environment"), [(40, "tabular"), (41, "longtable")])
def test_table_that_does_not_fit_on_a_page_breaks_over_pages(n_rows, environment):
    text = table_latex(pd.DataFrame({"n": range(n_rows)}))
    assert text.startswith(rf"\begin{{{environment}}}{{r}}")
    assert text.endswith(rf"\end{{{environment}}}" + "\n")
    assert len([line for line in text.splitlines() if line.endswith(r"\\")]) == 1 + n_rows


@pytest.mark.parametrize(
    ("length", "n_rows", "environment"),
    [(90, 20, "tabular"), (90, 21, "longtable"), (91, 13, "tabular"), (91, 14, "longtable")],
)
def test_rows_of_wrapped_texts_take_more_of_a_page(length, n_rows, environment):
    text = table_latex(pd.DataFrame({"text": ["x" * length] * n_rows, "other": ["y"] * n_rows}))
    assert text.startswith(rf"\begin{{{environment}}}")


@pytest.mark.parametrize(("n_rows", "environment"), [(10, "tabular"), (11, "longtable")])
def test_row_takes_as_many_lines_as_its_longest_wrapped_text(n_rows, environment):
    frame = pd.DataFrame(
        {"long": ["x" * 90] * n_rows, "shorter": ["y" * 41] * n_rows, "unwrapped": ["z" * 40] * n_rows}
    )
    assert table_latex(frame).startswith(rf"\begin{{{environment}}}")


def test_head_of_a_long_table_is_repeated_on_each_page():
    lines = table_latex(pd.DataFrame({"n": range(50)})).splitlines()
    assert lines[1:7] == [r"\toprule", r"n \\", r"\midrule", r"\endhead", r"\bottomrule", r"\endfoot"]


def test_table_without_rows_is_a_head():
    assert r"\midrule" in table_latex(pd.DataFrame({"a": []}))


def test_every_event_has_its_day_headline_counts_and_sentences(timeline):
    text = write("tex", timeline)
    keys = {article: reference.key for article, reference in references_of(timeline["articles"]).items()}
    items = read_latex(text.split("\\begin{description}")[1].split("\\end{description}")[0])
    LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    for event in timeline["events"].itertuples():
        assert f"{' '.join(event.headline.split())} ({event.n_articles} articles, {event.n_sources} ind" in items
    for line in timeline["evidence"].itertuples():
        place = f"{line.source}, {line.start}–{line.stop}"
        assert rf"``{escape_latex(line.quote)}'' \autocite[{{{escape_latex(place)}}}]{{{keys[line.article]}}}" in text
    assert text.count(r"\footnote{") == len(timeline["evidence"])
    assert [line.split("]")[0] for line in text.splitlines() if line.startswith(r"\item")] == [
        r"\item[1998 (background)",
        r"\item[3 May 2024",
        r"\item[3 May 2024",
        r"\item[4 May 2024",
        r"\item[Jun 2024 (planned)",
        r"\item[2025 (planned)",
    ]


def test_footnotes_of_one_event_are_parted_by_a_comma(timeline):
    lines = [line for line in write("tex", timeline).splitlines() if line.startswith(r"\item")]
    assert [line.count(r"}\textsuperscript{,}\footnote{") for line in lines] == [0, 2, 0, 0, 1, 0]


def test_nothing_to_tell_is_a_sentence_and_no_list():
    assert write("tex", NOTHING) == "No dated events were found.\n"


@pytest.mark.parametrize(
    ("text", "escaped"), [("a-b 'c' a,b ?", "a-b 'c' a,b ?"), ("a--b ''c,, ?`", "a-{}-b '{}'c,{}, ?{}`")]
)
def test_only_marks_that_would_be_set_as_one_are_kept_apart(text, escaped):
    assert escape_latex(text) == escaped


def test_timeline_says_how_it_is_taken_in_and_only_in_comments():
    head, _, _ = write("tex", make_timeline(DAY)).partition("\\begin{description}")
    assert "\\input" in head
    *comments, without_biblatex = head.splitlines()
    assert all(line.startswith("% ") for line in comments)
    assert without_biblatex.startswith(r"\providecommand{\autocite}")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("pdflatex"), reason="LaTeX is not installed")
def test_latex_sets_every_table_and_timeline(tmp_path):
    body = [
        table_latex(pd.DataFrame({"[a": ODD, "n": range(len(ODD))})),
        table_latex(pd.DataFrame({"t": [f"[{n}]" for n in range(120)], "w": ["some words " * 12] * 120})),
        write("tex", NOTHING),
        write("tex", make_timeline(DAY, headline="[x] {", quote="* } &")),
    ]
    (tmp_path / "all.tex").write_text(HEAD + "\n\n".join(body) + "\\end{document}\n", encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stdout[-2000:]


CITING = r"""\documentclass{article}\usepackage{fontspec}
\usepackage[style=authoryear]{biblatex}\addbibresource{cited.bib}
\begin{document}\input{story}\printbibliography\end{document}
"""


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("lualatex") and shutil.which("biber")), reason="LaTeX is not installed")
@pytest.mark.parametrize("is_cited", [True, False])
def test_pasted_timeline_shows_its_citations(tmp_path, is_cited):
    """With biblatex the article is cited and listed; without any package its place is told."""
    known = {"title": "Bridge [opened] & more", "author": "Ann Lee", "outlet": "Herald", "published": "2024-05-04"}
    timeline = make_timeline(DAY, article=known)
    text = (
        CITING if is_cited else CITING.replace(r"\usepackage[style=authoryear]{biblatex}\addbibresource{cited.bib}", "")
    )
    (tmp_path / "all.tex").write_text(text if is_cited else text.replace(r"\printbibliography", ""), encoding="utf-8")
    (tmp_path / "story.tex").write_text(write("tex", timeline), encoding="utf-8")
    (tmp_path / "cited.bib").write_text(write("bib", timeline), encoding="utf-8")
    set_it = ["lualatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"]
    for command in (set_it, ["biber", "all"], set_it) if is_cited else (set_it,):
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert ran.returncode == 0, ran.stdout[-2000:]

    page = subprocess.run(["pdftotext", "-layout", "all.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    words = " ".join(page.stdout.decode().split())
    assert ("(Lee 2024," in words) is is_cited
    (line,) = timeline["evidence"].itertuples()
    assert f"{line.source}, {line.start}–{line.stop})" in words
