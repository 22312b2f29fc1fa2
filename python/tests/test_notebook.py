"""The notebook runs from beginning to end, on a week of California."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
WEEK = ROOT / "src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz"


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebook")
    settings = {"CATALOG": str(WEEK), "STRENGTH": "station_count", "K": "6", "PARQUET": str(folder / "week.parquet")}
    notebook = nbformat.read(ROOT / "examples" / "socal.ipynb", 4)
    os.environ.update(settings)
    try:
        NotebookClient(notebook, timeout=600, kernel_name="python3").execute(cwd=str(folder))
    finally:
        for name in settings:
            del os.environ[name]
    return notebook


def outputs(notebook, kind):
    return [
        output["data"][kind]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if kind in output.get("data", {})
    ]


def printed(notebook):
    return "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []))


def test_every_figure_and_table_is_there(executed):
    assert len(outputs(executed, "image/png")) == 3
    tables = outputs(executed, "text/html")
    assert sum("nats an event" in table for table in tables) == 1
    assert sum("bound, nats" in table for table in tables) == 1
    assert "components in use" in printed(executed)


def test_nothing_is_printed_as_an_error(executed):
    kinds = {output["output_type"] for cell in executed.cells for output in cell.get("outputs", [])}
    assert "error" not in kinds
    assert "Traceback" not in printed(executed)


def test_the_kept_outputs_are_of_the_code_as_it_is():
    kept = nbformat.read(ROOT / "examples" / "socal.ipynb", 4)
    code = [cell for cell in kept.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert len(outputs(kept, "image/png")) == 3
    assert str(Path.home()) not in nbformat.writes(kept)
