"""A figure on disk: six things of one name, the same bytes for the same inputs."""

from __future__ import annotations

import base64
import html
import io
import json
import os
import shutil
import subprocess
import sys

import pandas as pd
import pytest
from PIL import Image

import topics
from topics.errors import InputError
from topics.output import colours
from topics.output.figures import draw_timeline
from topics.output.figures.drawing import Sheet
from topics.output.figures.files import find_figure, save_figure, show_figure, shown_figures, write_gallery

SCRIPT = """
import sys
from pathlib import Path
import pandas as pd
from topics.output.figures.files import save_figure
from topics.output.figures import draw_timeline
folder = Path(sys.argv[1])
events, evidence = (pd.read_parquet(folder / f"{name}.parquet") for name in ("events", "evidence"))
save_figure(draw_timeline(events, evidence, 85), "01-days", Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def drawing(tables):
    return draw_timeline(tables["events"], tables["evidence"], 85)


@pytest.fixture(scope="module")
def saved(drawing, tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    return save_figure(drawing, "04-harbour", folder, notebook="04-timeline", corpus_hash="c")


def test_figure_is_saved_with_its_twins(drawing, saved):
    assert [path.name for path in saved] == [f"04-harbour.{kind}" for kind in ("svg", "pdf", "png", "csv", "json")]
    assert list(pd.read_csv(saved[3])["id"]) == list(drawing.data["id"])
    description = json.loads(saved[4].read_text(encoding="utf-8"))
    assert description["alt"] == drawing.alt
    assert description["notebook"] == "04-timeline"
    assert description["versions"]["python"].count(".") == 1


def test_pdf_embeds_its_fonts_and_png_is_for_print(saved):
    from PIL import Image

    assert b"/FontFile2" in saved[1].read_bytes()
    with Image.open(saved[2]) as picture:
        assert abs(picture.width - 85 / 25.4 * 300) < 2
        assert picture.info["dpi"][0] == pytest.approx(300, abs=1)


@pytest.mark.slow
def test_bytes_are_the_same_in_every_process(tables, tmp_path):
    for name in ("events", "evidence"):
        tables[name].to_parquet(tmp_path / f"{name}.parquet")
    contents = []
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": f"UTC-{seed}"}
        command = [sys.executable, "-c", SCRIPT, str(tmp_path), str(out)]
        subprocess.run(command, check=True, env=environment)
        contents.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert len(contents[0]) == 5
    assert contents[0] == contents[1]


def test_picture_says_what_it_shows(saved):
    assert "<title>Events by day." in saved[0].read_text(encoding="utf-8")
    assert b"/Title" in saved[1].read_bytes()


def test_gallery_shows_every_figure_with_its_caption(saved, tmp_path):
    for path in saved:
        for name in ("02-b", "01-a"):
            shutil.copy(path, tmp_path / f"{name}{path.suffix}")
    text = write_gallery(tmp_path).read_text(encoding="utf-8")
    assert text.index("## 01-a") < text.index("## 02-b")
    assert "(01-a.svg)" in text
    assert "Events by day" in text


def test_folder_is_a_text_or_a_path(drawing, saved, tmp_path):
    folder = str(tmp_path / "deep" / "er")
    paths = topics.save_figure(drawing, "04-harbour", folder, notebook="04-timeline", corpus_hash="c")
    assert {path.name: path.read_bytes() for path in paths} == {path.name: path.read_bytes() for path in saved}
    assert repr(topics.figure("04-harbour", folder)) == drawing.alt


@pytest.mark.parametrize("name", ["Days", "../days", "01 days", ""])
def test_bad_figure_name_is_refused(drawing, tmp_path, name):
    with pytest.raises(InputError, match="cannot be named"):
        save_figure(drawing, name, tmp_path)


def test_shown_figure_has_alt_text_in_html_and_in_plain_text(drawing):
    shown = show_figure(drawing)
    page = shown._repr_html_()
    assert 'src="data:image/png;base64,' in page
    assert 'alt="Timeline of 6 events' in page
    assert repr(shown).startswith("Timeline of 6 events")


def test_figure_on_the_page_keeps_its_rare_colours(tmp_path):
    sheet = Sheet(85)
    sheet.box(2, 2, 60, 20, fill=colours.BLUE, edge=colours.BLUE)
    sheet.mark(75, 10, 3.6, fill="none", edge=colours.ORANGE)
    save_figure(sheet.finish(25, pd.DataFrame({"n": [1]}), "A ring.", "A ring."), "01-ring", tmp_path)
    with Image.open(io.BytesIO(base64.b64decode(shown_figures(tmp_path)[0]["data"]))) as shown:
        drawn = [colour for _, colour in shown.convert("RGB").getcolors()]
    assert any(red > 150 and red - blue > 120 for red, _, blue in drawn)


def test_figure_of_a_run_is_shown_with_caption_and_alternative_text(saved, drawing):
    shown = topics.figure("04-harbour", saved[0].parent)
    picture = saved[2].read_bytes()
    assert base64.b64encode(picture).decode() in shown._repr_html_()
    assert f'alt="{html.escape(drawing.alt)}"' in shown._repr_html_()
    assert f"<figcaption>{html.escape(drawing.caption)}</figcaption>" in shown._repr_html_()
    assert repr(shown) == drawing.alt


def test_figure_that_is_not_there_names_those_that_are(saved):
    with pytest.raises(InputError, match=r"no figure '05-none' .* there are 04-harbour"):
        topics.figure("05-none", saved[0].parent)


def test_figure_with_nothing_to_show_is_not_written_and_says_so(tmp_path):
    empty = Sheet(85).finish(10, pd.DataFrame({"n": []}), "Who met whom.", "Nothing.")
    full = Sheet(85).finish(10, pd.DataFrame({"n": [1]}), "Who met whom.", "A mark.")
    assert len(save_figure(full, "04-network", tmp_path)) == 5
    assert save_figure(empty, "04-network", tmp_path) == []
    assert list(tmp_path.iterdir()) == [], "nothing of an earlier run stays in its place"
    assert show_figure(empty).text == "No figure, since there is nothing to show: Who met whom."
    assert "<img" in show_figure(full).html


def test_run_without_figures_says_how_they_are_drawn(tmp_path):
    with pytest.raises(InputError, match="--notebooks"):
        find_figure(tmp_path, "04-timeline", "png")
    (tmp_path / "04-other.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(InputError, match="there are 04-other"):
        find_figure(tmp_path, "04-timeline", "png")
