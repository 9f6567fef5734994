"""Kernels and the pages of notebooks take nothing from the folder, the settings or the kernels of whoever runs them."""

import json
from contextlib import nullcontext

import lxml.html
import nbformat
import pytest

from tests.output import browser as browsers
from tests.planted import plant, planted_that_ran, write
from topics.output.kernels import kernel_server
from topics.output.notebooks import execute_notebook, notebook_folder, run_cells

CELLS = """import colorsys
print(colorsys.rgb_to_hsv(0, 0, 0), corpus)"""


@pytest.fixture
def notebook(tmp_path):
    """A notebook with one parameter that imports a module and prints."""
    made = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell('corpus = "nowhere"', metadata={"tags": ["parameters"]}),
            nbformat.v4.new_code_cell(CELLS),
        ]
    )
    path = tmp_path / "own" / "01-colours.ipynb"
    path.parent.mkdir()
    nbformat.write(made, path)
    return path


@pytest.fixture
def strangers_folder(tmp_path, monkeypatch):
    """The working folder, full of programs, and the file in which they would note that they ran."""
    folder, ran = tmp_path / "corpus", tmp_path / "ran"
    plant(folder, ran)
    plant(folder / "build" / "notebooks", ran)
    monkeypatch.chdir(folder)
    return folder, ran


@pytest.fixture(params=["forked", "anew"])
def server(request):
    """What a kernel is forked from, and nothing, where it is started anew."""
    with kernel_server() if request.param == "forked" else nullcontext() as made:
        yield made


def printed(notebook):
    return [output.text for cell in notebook.cells[1:] for output in cell.outputs]


@pytest.mark.slow
def test_kernel_takes_no_module_from_the_folder_that_it_runs_in(notebook, strangers_folder, server):
    folder, ran = strangers_folder
    done = run_cells(notebook, folder, {"corpus": "articles"}, server)
    assert printed(done) == ["(0.0, 0.0, 0) articles\n"]
    assert planted_that_ran(ran) == []


@pytest.mark.slow
def test_kernel_runs_no_startup_files_and_no_other_kernel(notebook, strangers_folder, monkeypatch, server):
    folder, ran = strangers_folder
    monkeypatch.setenv("IPYTHONDIR", str(folder))
    monkeypatch.setenv("PYTHONSTARTUP", str(folder / "colorsys.py"))
    monkeypatch.setenv("PYTHONPATH", f":{folder}")
    monkeypatch.setenv("JUPYTER_PATH", str(folder))
    kernel = folder / "kernels" / "python3" / "kernel.json"
    write(folder / "kernel.py", ran)
    kernel.parent.mkdir(parents=True)
    kernel.write_text(json.dumps({"argv": ["python", str(folder / "kernel.py")], "display_name": "", "language": ""}))
    assert printed(run_cells(notebook, folder, {}, server)) == ["(0.0, 0.0, 0) nowhere\n"]
    assert planted_that_ran(ran) == []


@pytest.mark.slow
def test_notebook_of_a_report_runs_elsewhere_and_names_places_from_where_it_lies(notebook, strangers_folder, server):
    folder, ran = strangers_folder
    target = folder / "build" / "notebooks"
    written = execute_notebook(notebook, target, {"corpus": folder}, server)
    assert [path.name for path in written] == ["01-colours.ipynb", "01-colours.html"]
    done = nbformat.read(written[0], as_version=4)
    assert printed(done) == [f"(0.0, 0.0, 0) {folder}\n"]
    assert done.cells[0].source == "corpus = '../..'"
    assert "rgb_to_hsv" in written[1].read_text(encoding="utf-8")
    assert planted_that_ran(ran) == []


INJECTION = "<img src=x onerror=document.title='ran'><script>document.title='ran'</script>"
CODEBOOK = """version = "1"
[[theme]]
name = "harbour {0}"
definition = "The harbour."
terms = ["harbour", "ship"]
"""
ARTICLE = """{0} the plan

The minister met the mayor {0} of the harbour in Vienna on 3 May 2021 {0}. The ships left the harbour on 4 May 2021 {0}.
[Read](javascript:document.title='ran') the ships **{0}** and the harbour `{0}` on 5 May 2021.
"""


@pytest.fixture(scope="module")
def pages_of_hostile_words(tmp_path_factory):
    """The executed pages of the notebooks on a corpus whose headlines, names and themes are markup."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "corpus").mkdir()
    for number in range(3):
        text = ARTICLE.format(INJECTION).replace("3 May", f"{number + 6} May")
        (folder / "corpus" / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "corpus" / "codebook.toml").write_text(CODEBOOK.format(INJECTION), encoding="utf-8")
    places = {"corpus": folder / "corpus", "out": folder / "build"}
    written = []
    for name in ("02-themes", "04-timeline"):
        written += execute_notebook(notebook_folder() / f"{name}.ipynb", folder / "build" / "notebooks", places)
    return [path for path in written if path.suffix == ".html"]


@pytest.mark.slow
def test_words_of_articles_and_themes_are_no_markup_in_executed_notebooks(pages_of_hostile_words):
    for path in pages_of_hostile_words:
        page = lxml.html.fromstring(path.read_text(encoding="utf-8"))
        assert INJECTION[:20] in page.text_content(), "the words themselves are shown"
        assert page.xpath("//*[@onerror] | //script[contains(text(), 'document.title')]") == []
        assert page.xpath("//a[starts-with(@href, 'javascript:')]") == []


@pytest.mark.slow
@pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING or "present")
def test_nothing_of_hostile_words_runs_in_a_browser(pages_of_hostile_words, tmp_path):
    browser = browsers.Browser(tmp_path / "profile")
    try:
        for path in pages_of_hostile_words:
            browser.open(path.as_uri())
            assert browser.run("return document.title") == path.stem
    finally:
        browser.quit()
