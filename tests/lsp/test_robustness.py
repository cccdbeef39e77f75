"""Nothing that an editor or a text does ends the server."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from lsprotocol import types

from sphinx_speechlint.lsp import pages, structure
from sphinx_speechlint.lsp.actions import Offers
from sphinx_speechlint.lsp.copies import Corpora
from sphinx_speechlint.lsp.documents import Document
from sphinx_speechlint.lsp.readings import read
from sphinx_speechlint.lsp.shown import Show
from sphinx_speechlint.source import InputError, Source

from ..cli.test_hostile import TEXTS
from .conftest import PATIENCE, SPEECHLINT

YEAR = "各位委员：\n20xx年，成绩来之不易。\n"
BROKEN = """
import sys
from sphinx_speechlint.cli import main
from sphinx_speechlint.lsp import server

sound = server.read

def read(document, base):
    if "坏" in document.source.text:
        raise ZeroDivisionError("坏了")
    return sound(document, base)

server.read = read
print("不是协议里的话")
sys.exit(main())
"""


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def message(method: str, params: object, number: int | None = None) -> bytes:
    data = {"jsonrpc": "2.0", "method": method, "params": params}
    return framed(json.dumps(data | ({"id": number} if number else {})).encode())


async def answer(stream: asyncio.StreamReader, number: int) -> dict[str, object]:
    """The answer to a request, past whatever else is said."""
    while True:
        head = await stream.readuntil(b"\r\n\r\n")
        length = next(int(h[15:]) for h in head.split(b"\r\n") if h.startswith(b"Content-Length"))
        data = json.loads(await stream.readexactly(length))
        if data.get("id") == number:
            return dict(data)


@pytest.mark.asyncio
async def test_what_is_not_the_protocol_is_passed_over(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SPEECHLINT, "server", "--stdio",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE, cwd=tmp_path,
    )  # fmt: skip
    process.stdin.write(
        b"no header\r\n"
        + framed(b"{no json")
        + framed(b"[]")
        + message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
        + message("initialized", {})
        + message("$/unheard-of", {})
        + message("workspace/unheardOf", {}, 2)
        + message("textDocument/hover", {"textDocument": 3}, 3)
        + message("textDocument/didOpen", {})
        + message("textDocument/didChange", {"textDocument": {"uri": "file:///x", "version": 2},
                                             "contentChanges": [{"text": "一"}]})
        + message("textDocument/foldingRange", {"textDocument": {"uri": "file:///no"}}, 4)
        + message("shutdown", None, 5)
        + message("exit", None)
    )  # fmt: skip
    async with asyncio.timeout(PATIENCE):
        answers = [await answer(process.stdout, number) for number in (1, 2, 4, 5)]
        status = await process.wait()
    assert ["error" in a for a in answers] == [False, True, False, False]
    assert answers[2]["result"] is None
    assert status == 0


@pytest.mark.asyncio
async def test_a_fault_of_ours_is_logged_and_the_rest_goes_on(editor, tmp_path: Path) -> None:
    bad, good = ((tmp_path / name).as_uri() for name in ("bad.txt", "good.txt"))
    async with editor(tmp_path, script=BROKEN) as client:
        client.open(bad, "坏" + YEAR)
        client.open(good, YEAR)
        await client.told(good, 1, "masked-year")
        client.change(bad, 2, types.TextDocumentContentChangeWholeDocument(YEAR))
        await client.told(bad, 2, "masked-year")
        logged = [m.message for m in client.log_messages]
    assert logged == ["ZeroDivisionError: 坏了"]


def test_without_pygls_one_line_says_what_to_install(tmp_path: Path) -> None:
    script = f"import sys; sys.modules['pygls'] = None; {SPEECHLINT}"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, "server"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "sphinx-speechlint[server]" in done.stderr


def inside(inner: types.Range, outer: types.Range) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end


def check_symbols(found: list[types.DocumentSymbol], outer: types.Range) -> None:
    for symbol in found:
        assert symbol.name.strip()
        assert inside(symbol.selection_range, symbol.range)
        assert inside(symbol.range, outer)
        check_symbols(list(symbol.children), symbol.range)


@settings(deadline=None, max_examples=200)
@given(text=TEXTS)
def test_any_text_can_be_shown(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    base = tmp_path_factory.getbasetemp()
    document = Document("untitled:x", 1, Source.from_text(text, "untitled:x"))
    try:
        reading = read(document, base)
    except InputError:
        return
    assert reading is not None
    copies = Corpora(base).compare([document]).of(document.source)
    found = reading.diagnostics(copies).new
    show = Show(reading, "zh", True, lambda name: document if name == "untitled:x" else None)
    shown = [show(diagnostic) for diagnostic in found]
    whole = types.Range(types.Position(0, 0), document.position(len(document.source.text)))
    assert all(inside(diagnostic.range, whole) for diagnostic in shown)
    assert "\x1b" not in "".join(diagnostic.message for diagnostic in shown)
    offers = Offers(reading, show, versioned=False)
    list(offers.quick_fixes(found))
    offers.fix_all(found)
    rules = [reading.rules.catalogue[diagnostic.rule] for diagnostic in found]
    pages.markdown(rules, "zh")
    check_symbols(structure.symbols(document, reading.page, "zh"), whole)
    structure.folds(document, reading.page)
