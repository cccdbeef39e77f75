"""An editor hears what the command line says."""

from __future__ import annotations

import json
from pathlib import Path

from sphinx_speechlint.lsp.copies import Corpora
from sphinx_speechlint.lsp.documents import Document
from sphinx_speechlint.lsp.readings import read
from sphinx_speechlint.lsp.shown import Show
from sphinx_speechlint.source import Source

ROOT = Path(__file__).parents[2]


def test_the_server_says_of_the_corpus_what_check_says(run, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    checked = json.loads(run("check", "--no-baseline", "--no-cache", "--format", "json").out)
    expected = sorted(
        (d["path"], d["start"]["line"] - 1, d["start"]["column"] - 1, d["rule"], d["message"])
        for d in checked["diagnostics"]
    )
    documents = []
    for file in sorted((ROOT / "corpus" / "speeches").glob("*.txt")):
        source = Source.from_bytes(file.read_bytes(), file.relative_to(ROOT).as_posix())
        documents.append(Document(file.as_uri(), 1, source, "utf-32"))
    comparison = Corpora(ROOT).compare(documents[:4])  # the others are read from their files
    said = []
    for document in documents:
        reading = read(document, ROOT)
        assert reading is not None
        found = reading.diagnostics(comparison.of(document.source), whole=True)
        show = Show(reading, "zh", False, lambda _: None)
        for diagnostic in (*found.new, *found.known):
            start = document.position(diagnostic.span.start)
            place = (document.source.path, start.line, start.character)
            said.append((*place, diagnostic.rule, show.message(diagnostic)))
    assert sorted(said) == expected
    assert len(said) > 300
