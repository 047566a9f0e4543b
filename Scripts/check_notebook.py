"""Checks notebook.ipynb against nbformat's official schema, and that it is a whole record.

Needs `pip install nbformat`; no test needs it.

    python Scripts/check_notebook.py Output/05-attention/notebook.ipynb [more ...]
"""

import base64
import json
import sys
from pathlib import Path

import nbformat


def check(path: Path) -> None:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook, relax_add_props=False)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), "not nbformat 4.5"

    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids), "a cell id stands twice"
    first = notebook.cells[0]
    assert first.cell_type == "markdown" and "record of compiled Swift" in first.source

    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pictures = [o.data["image/png"] for o in outputs if "image/png" in o.get("data", {})]
    for picture in pictures:
        assert base64.b64decode(picture, validate=True).startswith(b"\x89PNG"), "a picture is no PNG"
    record = json.loads((path.parent / "run.json").read_text())
    figures = [figure for step in record["steps"] for figure in step["figures"]]
    assert len(pictures) == len(figures), f"{len(pictures)} pictures for {len(figures)} figures"
    text = json.dumps([o.get("data", o.get("text")) for o in outputs], ensure_ascii=False)
    for step in record["steps"]:
        for name in step["metrics"]:
            assert name in text, f"the metric {name} is missing"
    print(f"{path}: valid, {len(ids)} cells, {len(outputs)} outputs, {len(pictures)} pictures")


for name in sys.argv[1:]:
    check(Path(name))
