"""Broken and hostile input at every door: each gives a result or a sentence, never another error.

Inputs are good files with random damage: bytes changed, cut, doubled, or strange pieces put in. Files that once
raised another error are kept as cases.
"""

import io
import json
import random
import traceback
import zipfile
from contextlib import redirect_stderr, redirect_stdout

import pandas as pd
import pytest

from topics.articles.files import list_files
from topics.articles.sidecar import read_sidecar
from topics.articles.stages import merge_surveys, read_part, survey_part
from topics.corrections import read_corrections
from topics.dates.timeml import tag_folder
from topics.errors import TopicsError
from topics.events.people.aliases import read_aliases
from topics.publication.stages import clean_part
from topics.settings import ArticleSettings, read_settings
from topics.themes.codebook import read_codebook
from topics.themes.coding import read_coded

QUICK, MANY = 20, 800
"""Inputs at each door in the quick and in the whole check: over ten thousand at seventeen doors."""

TEXT = (
    "The harbour plan\n\nBy Jane Roe\n\nThe council met on Tuesday, 4 May 2021. “It’s done,” she said.\n\nRelated: x\n"
)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The plan | Site</title>'
    '<meta property="article:published_time" content="2021-05-04T10:00:00Z">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-04"}</script></head>'
    f"<body><nav><a href='/'>Home</a></nav><article><h1>The plan</h1><p>{TEXT * 3}</p><p>{TEXT}</p></article></body>"
)
RECORDS = [{"id": str(n), "title": "The plan", "date": "2021-05-04", "text": TEXT * 2} for n in range(3)]
CSV = "id,title,date,text\n" + "".join(f'{n},The plan,2021-05-04,"{TEXT}"\n' for n in range(3))
TIMEML = (
    '<?xml version="1.0" ?>\n<TimeML><DOCID>a</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2021-05-12" '
    'functionInDocument="CREATION_TIME">12 May</TIMEX3></DCT><TEXT>He <EVENT eid="e1">came</EVENT> on '
    '<TIMEX3 tid="t1" type="DATE" value="2021-05-11">Tuesday</TIMEX3> &amp; left in May 2020.</TEXT></TimeML>'
)
CODEBOOK = (
    'version = "1"\n[[theme]]\nname = "trade"\ndefinition = "Buying and selling."\nterms = ["tariff*", "export"]\n'
    'examples = ["A tariff on grain."]\nexclusions = ["trade wind"]\n'
)
CORRECTIONS = (
    '[[correction]]\nof = "themes"\ndo = "rename"\nmethod = "tfidf"\nname = "Harbour"\n'
    'members = [{ passage = "a:0-4", quote = "The" }]\nreason = "Two words for one."\n'
)
SETTINGS = "[themes]\nn_themes = 3\n[articles]\nkeep_litter = true\nreprint_share = 0.5\n[dates]\ndomain = 'news'\n"
SOURCES = "file,title,outlet,author,published,url,basis,note\na.txt,Plan,Site,Roe,2021-05-04,http://x.org/a,sidecar,\n"
CSL = '[{"file": "a.txt", "title": "Plan", "issued": {"date-parts": [[2021, 5, 4]]}, "author": [{"family": "Roe"}]}]'
CODED = "passage,theme,coder\na:0-4,trade,A\na:0-4,trade,B\n"
STRANGE = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b'"', b"'", b"{", b"[" * 3000, b"<", b"]]>",
    b"<![CDATA[", b"9" * 400, b"-1", b"1e999", b"NaN", b"null",
    b"true", b"2021-02-30", b"0000-00-00", b"9999-12-31", b"../../etc/x",
    b"\\", b"%00", b"</script><script>alert(1)</script>", b"=1+1", b"&#0;", b"&#x110000;", b"&lol;", b"\xe2\x80\xae",
    b"\t", b"\n\n\n", b"the 31st of February", b"[[theme]]", b"= =", b",,,,", b"\x1b[2J",
    b"a\xcc\x81" * 50, b"#" * 300,
)  # fmt: skip


def docx_bytes():
    import docx

    document = docx.Document()
    for line in TEXT.split("\n\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_bytes():
    lines = " ".join(f"({line}) Tj T*" for line in TEXT.replace("“", "").replace("”", "").split("\n") if line)
    stream = f"BT /F1 12 Tf 50 700 Td 14 TL {lines} ET".encode("latin-1", "replace")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, item) for number, item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def parquet_bytes():
    stream = io.BytesIO()
    pd.DataFrame(RECORDS).to_parquet(stream)
    return stream.getvalue()


def read_article(folder, name):
    """Read, survey and clean one file; nothing else of the corpus is lost."""
    (folder / "good.md").write_text(TEXT, encoding="utf-8")
    raw = read_part(folder, list_files(folder))["articles"]
    sidecar, _ = read_sidecar(folder)
    survey = merge_surveys([survey_part(raw)], ArticleSettings())
    cleaned = clean_part(raw, survey, sidecar, ArticleSettings())
    assert "good.md" in set(cleaned["articles"]["source"])


def read_side(folder, name):
    sidecar, problems = read_sidecar(folder)
    assert all(problem.source == name for problem in problems)
    files = [key.split("#")[0] for key in sidecar.rows if not key.startswith(("url:", "title:"))]
    assert all((folder / file).resolve().is_relative_to(folder) for file in files)


def read_coding(folder, name):
    read_coded(folder / name, read_codebook_of(CODEBOOK, folder), ["a:0-4"])


def read_codebook_of(text, folder):
    path = folder / "book.toml"
    path.write_text(text, encoding="utf-8")
    return read_codebook(path)


def tag_document(folder, name):
    tag_folder(folder, folder / "out")


DOORS = {
    "a.txt": (TEXT.encode(), read_article),
    "a.md": (f"---\ntitle: Plan\ndate: 2021-05-04\n---\n# Plan\n\n{TEXT}".encode(), read_article),
    "a.html": (PAGE.encode(), read_article),
    "a.csv": (CSV.encode(), read_article),
    "a.json": (json.dumps(RECORDS).encode(), read_article),
    "a.jsonl": ("\n".join(map(json.dumps, RECORDS)).encode(), read_article),
    "a.docx": (docx_bytes, read_article),
    "a.pdf": (pdf_bytes, read_article),
    "a.parquet": (parquet_bytes, read_article),
    "sources.csv": (SOURCES.encode(), read_side),
    "z.csl.json": (CSL.encode(), read_side),
    "codebook.toml": (CODEBOOK.encode(), lambda folder, name: read_codebook(folder / name)),
    "aliases.toml": (b'"Jane Roe" = ["J. Roe", "Ms Roe"]\n', lambda folder, name: read_aliases(folder / name)),
    "corrections.toml": (CORRECTIONS.encode(), lambda folder, name: read_corrections(folder / name)),
    "topics.toml": (SETTINGS.encode(), lambda folder, name: read_settings(folder / name)),
    "coded.csv": (CODED.encode(), read_coding),
    "a.tml": (TIMEML.encode(), tag_document),
}
"""File names to a good file and to what opens it."""


def damaged(content, chance):
    """Return the content with one to four pieces of damage."""
    content = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            content[at:at] = chance.choice(STRANGE)
        elif kind == 1:
            del content[at : at + chance.choice((1, 2, 10, 200))]
        elif kind == 2:
            content[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 3:
            content[at:at] = content[at : at + chance.choice((3, 40, 400))] * chance.choice((1, 2, 30))
        else:
            del content[at:]
    return bytes(content)


def fault_of(door, content, folder):
    """Return the error that an input raises where it should give a result or a sentence, or ""."""
    folder.mkdir(exist_ok=True)
    (folder / door).write_bytes(content)
    try:
        DOORS[door][1](folder, door)
    except TopicsError as error:
        return "" if len(str(error)) > 10 else f"no sentence: {error!r}"
    except Exception:
        return traceback.format_exc()
    return ""


def check_door(door, number, folder):
    good = DOORS[door][0]
    content = good() if callable(good) else good
    folder.mkdir()
    (folder / door).write_bytes(content)
    DOORS[door][1](folder, door)
    faults = []
    for seed in range(number):
        bad = damaged(content, random.Random(f"{door} {seed}"))
        fault = fault_of(door, bad, folder)
        if fault:
            faults.append((seed, bad[:200], fault))
    assert not faults, f"{len(faults)} of {number}: {faults[0][0]} {faults[0][1]!r}\n{faults[0][2]}"


@pytest.mark.slow
@pytest.mark.parametrize("door", sorted(DOORS))
def test_damaged_file_gives_a_result_or_a_sentence(tmp_path, door):
    check_door(door, QUICK, tmp_path / "door")


@pytest.mark.slow
@pytest.mark.parametrize("door", sorted(DOORS))
def test_many_damaged_files_give_results_or_sentences(tmp_path, door):
    check_door(door, MANY, tmp_path / "door")


WORDS = (
    "articles", "dates", "themes", "timeline", "table", "figure", "settings", "verify", "find", "codebook", "check",
    "--out", "--n-themes", "--start", "--length", "--format", "--method", "--unit", "--vectors", "--run", "--about",
    "-1", "0", "auto", "1e9", "2021-13-45", "", "\0", "é\udce9", "../..", "no-such", "a" * 5000, "--", "-",
    "=1+1", "events",
    "nowhere.npy", "--engine", "dask", "--scheduler", "report", "--settings", "--codebook", "--coded", "*", "[", "%s",
)  # fmt: skip


def run_words(chance, monkeypatch):
    """Run random words as a command where there is nothing to read, and return what it said and its exit code."""
    from topics.cli import app as cli

    said = io.StringIO()
    monkeypatch.setattr("sys.argv", ["topics", *chance.choices(WORDS, k=chance.randint(0, 7))])
    with redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as ended:
        cli.main()
    return said.getvalue(), ended.value.code


@pytest.mark.parametrize("number", [QUICK, pytest.param(MANY, marks=pytest.mark.slow)])
def test_random_words_on_the_command_line_give_help_or_a_sentence(tmp_path, monkeypatch, number):
    monkeypatch.chdir(tmp_path)
    for seed in range(number):
        said, code = run_words(random.Random(f"words {seed}"), monkeypatch)
        assert code in (0, 1, 2), said
        assert said.strip()
    assert list(tmp_path.iterdir()) == [], "nothing was written"


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


FAULTS = {"empty zip member": ("a.docx", zipped(**{"word__document.xml": b""}))}
"""Inputs that once raised another error."""


@pytest.mark.parametrize("label", sorted(FAULTS))
def test_input_that_once_failed_gives_a_result_or_a_sentence(tmp_path, label):
    assert fault_of(*FAULTS[label], tmp_path / "door") == ""


def test_sidecar_paths_cannot_leave_the_corpus(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "secret.txt").write_text(TEXT)
    (tmp_path / "corpus" / "a.txt").write_text(TEXT)
    paths = ["../secret.txt", "/etc/passwd", "..\\secret.txt", "a.txt/../../secret.txt"]
    rows = "".join(f"{path},T,,,2021-05-04,,,\n" for path in paths)
    (tmp_path / "corpus" / "sources.csv").write_text(SOURCES.split("\n")[0] + "\n" + rows)
    sidecar, problems = read_sidecar(tmp_path / "corpus")
    assert sidecar.rows == {}
    assert len(problems) == len(paths)
    assert all("leads out of the folder" in problem.found for problem in problems)


@pytest.mark.slow
def test_code_reads_no_pickle_and_evaluates_nothing():
    import ast
    from pathlib import Path

    import topics

    refused = {"eval", "exec", "pickle", "marshal", "shelve", "urlopen", "requests", "read_pickle"}
    for path in Path(topics.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert not names & refused, path.name
