"""JupyterLab as its users see it: a notebook is opened, run from top to bottom, and its figures appear."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.output import browser as browsers

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SECONDS = 180
RUN = """
return (async () => {
  await window.jupyterapp.restored;
  const path = {path: 'notebooks/01-articles.ipynb'};
  const panel = await window.jupyterapp.commands.execute('docmanager:open', path);
  await panel.revealed;
  await panel.sessionContext.ready;
  window.jupyterapp.shell.activateById(panel.id);
  return await window.jupyterapp.commands.execute('notebook:run-all-cells');
})();
"""
SEEN = """
const panel = [...window.jupyterapp.shell.widgets('main')].find(widget => widget.content && widget.content.widgets);
panel.node.querySelectorAll('.jp-RenderedHTMLCommon img').forEach(image => image.scrollIntoView());
return {
  pictures: [...panel.node.querySelectorAll('.jp-OutputArea-output img')].map(i => [i.alt, i.naturalWidth]),
  sorting: panel.node.querySelectorAll('.jp-OutputArea-output th button').length,
  errors: [...panel.node.querySelectorAll('[data-mime-type="application/vnd.jupyter.stderr"]')].map(e => e.textContent),
};
"""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING or "present")]


def _cleared(source, target):
    """Copy a notebook without its outputs, so that all that is seen was made here."""
    import nbformat

    notebook = nbformat.read(source, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, target)


@pytest.fixture
def lab(tmp_path, tiny_folder):
    """JupyterLab on a folder with a notebook and the tiny corpus; gives its address."""
    (tmp_path / "notebooks").mkdir()
    shutil.copytree(tiny_folder, tmp_path / "seeds")
    _cleared(NOTEBOOKS / "01-articles.ipynb", tmp_path / "notebooks" / "01-articles.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token=t"]
    options += ["--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={tmp_path}", "--LabApp.news_url=None"]
    with (tmp_path / "lab.log").open("w") as log:
        server = subprocess.Popen([sys.executable, "-m", "jupyter", "lab", *options], stdout=log, stderr=log)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api?token=t")
            yield f"http://127.0.0.1:{port}/lab?token=t&reset"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(address):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail("JupyterLab did not start")


@pytest.fixture
def local_browser(tmp_path):
    started = browsers.Browser(tmp_path / "profile", local=True)
    yield started
    started.quit()


def test_notebook_runs_in_jupyterlab_and_its_figures_appear(lab, local_browser):
    local_browser.open(lab)
    end = time.monotonic() + SECONDS
    while not local_browser.run("return Boolean(window.jupyterapp)") and time.monotonic() < end:
        time.sleep(0.3)
    assert local_browser.run(RUN) is not False
    seen = local_browser.run(SEEN)
    while len(seen["pictures"]) < 2 and time.monotonic() < end:
        time.sleep(0.5)
        seen = local_browser.run(SEEN)
    assert len(seen["pictures"]) == 2
    assert all(alt and width > 300 for alt, width in seen["pictures"])
    assert seen["sorting"] > 5
    assert seen["errors"] == []
