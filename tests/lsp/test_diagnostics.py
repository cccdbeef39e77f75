"""What the server says of a document, and when."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

pytestmark = pytest.mark.asyncio

CLEAN = "各位委员：\n20年来，成绩来之不易。\n"
YEAR = "各位委员：\n𠮷祥20xx年，成绩来之不易。\n"
ENCODINGS = {"utf-8": (7, 11), "utf-16": (3, 7), "utf-32": (2, 6)}


def uri(folder: Path, name: str = "a.txt") -> str:
    return (folder / name).as_uri()


def at(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def put(line: int, start: int, end: int, text: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(at(line, start, end), text)


def counting(encoding: str) -> types.ClientCapabilities:
    encodings = [types.PositionEncodingKind(encoding)]
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=encodings)
    )


async def test_a_document_is_checked_when_it_is_opened(editor, tmp_path: Path) -> None:
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), YEAR, 5)
        (year,) = await client.told(uri(tmp_path), 5, "masked-year")
    assert year.range == at(1, 3, 7)  # 𠮷 is two units
    assert year.message == "年份被遮盖：20xx"
    assert (year.source, year.severity) == ("speechlint", types.DiagnosticSeverity.Error)


@pytest.mark.parametrize("encoding", ENCODINGS)
async def test_the_editor_chooses_what_it_counts(editor, tmp_path: Path, encoding: str) -> None:
    start, end = ENCODINGS[encoding]
    async with editor(tmp_path, counting(encoding)) as client:
        told = client.server.position_encoding
        client.open(uri(tmp_path), CLEAN.replace("20", "𠮷祥20"))
        await client.told(uri(tmp_path), 1)
        client.change(uri(tmp_path), 2, put(1, end - 2, end - 2, "xx"))
        (year,) = await client.told(uri(tmp_path), 2, "masked-year")
    assert told == encoding
    assert year.range == at(1, start, end)


async def test_changes_are_checked_once_typing_pauses(editor, tmp_path: Path) -> None:
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), "各位委员：\r\n成绩\u2028来之不易。\r\n")
        await client.told(uri(tmp_path), 1)
        for version, sign in enumerate("20xx年，", start=2):
            client.change(uri(tmp_path), version, put(1, version - 2, version - 2, sign))
        (year,) = await client.told(uri(tmp_path), 7, "masked-year")
        versions = [params.version for params in client.published]
    assert year.range == at(1, 0, 4)
    assert versions == [1, 7]


async def test_closing_takes_the_diagnostics_back(editor, tmp_path: Path) -> None:
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), YEAR)
        await client.told(uri(tmp_path), 1, "masked-year")
        identifier = types.TextDocumentIdentifier(uri(tmp_path))
        client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))
        await client.told(uri(tmp_path), None)


async def test_a_byte_order_mark_is_not_the_speechs(editor, tmp_path: Path) -> None:
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), "\ufeff20xx年，成绩来之不易。")
        (year,) = await client.told(uri(tmp_path), 1, "masked-year")
    assert year.range == at(0, 1, 5)


async def test_settings_are_read_again_when_they_change(editor, tmp_path: Path) -> None:
    watching = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(True)
        )
    )
    settings = tmp_path / "speechlint.toml"
    changed = types.DidChangeWatchedFilesParams(
        [types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)]
    )
    async with editor(tmp_path, watching) as client:
        client.open(uri(tmp_path), YEAR)
        await client.told(uri(tmp_path), 1, "masked-year")
        settings.write_text('ignore = ["masked-year"]', encoding="utf-8")
        client.workspace_did_change_watched_files(changed)
        await client.told(uri(tmp_path), 1)
        settings.write_text('ignore = ["masked-yaer"]', encoding="utf-8")
        client.workspace_did_change_watched_files(changed)
        (wrong,) = await client.told(uri(tmp_path), 1, "None")
        registered = [r.method for r in client.registered]
    assert "speechlint.toml:1" in wrong.message
    assert "masked-year" in wrong.message
    assert wrong.range.start == types.Position(0, 0)
    assert registered == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]


async def test_front_matter_that_cannot_be_read_is_said(editor, tmp_path: Path) -> None:
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), "---\ntitle: [\n---\n" + YEAR)
        (wrong,) = await client.told(uri(tmp_path), 1, "None")
        assert "YAML" in wrong.message
        client.change(uri(tmp_path), 2, put(1, 7, 8, "讲话"))
        await client.told(uri(tmp_path), 2, "masked-year")


async def test_only_what_the_settings_name_is_checked(editor, tmp_path: Path) -> None:
    (tmp_path / "speechlint.toml").write_text(
        'paths = ["讲话"]\nexclude = ["草稿"]', encoding="utf-8"
    )
    async with editor(tmp_path) as client:
        for name in ("README.md", "讲话/草稿/b.txt", "讲话/.c.txt", "讲话/新.txt"):
            client.open(uri(tmp_path, name), YEAR)
        await client.told(uri(tmp_path, "讲话/新.txt"), 1, "masked-year")
        for name in ("README.md", "讲话/草稿/b.txt", "讲话/.c.txt"):
            await client.told(uri(tmp_path, name), 1)


async def test_a_text_without_a_file_has_the_settings_of_the_folder(editor, tmp_path: Path) -> None:
    (tmp_path / "speechlint.toml").write_text(
        'paths = ["讲话"]\n[severity]\nmasked-year = "info"', encoding="utf-8"
    )
    async with editor(tmp_path) as client:
        client.open("untitled:Untitled-1", YEAR)
        (year,) = await client.told("untitled:Untitled-1", 1, "masked-year")
    assert year.severity == types.DiagnosticSeverity.Information


async def test_directives_are_heard(editor, tmp_path: Path) -> None:
    directive = "<!-- speechlint: ignore-next masked-year -->\n"
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), YEAR)
        await client.told(uri(tmp_path), 1, "masked-year")
        client.change(uri(tmp_path), 2, put(1, 0, 0, directive))
        await client.told(uri(tmp_path), 2)
        client.change(uri(tmp_path), 3, put(2, 5, 7, "19"))
        await client.told(uri(tmp_path), 3, "unused-suppression")


async def test_what_a_baseline_knows_is_but_a_hint(editor, run, tmp_path: Path) -> None:
    (tmp_path / "speechlint.toml").write_text('paths = ["."]', encoding="utf-8")
    text = YEAR + "要抓好``落实。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("baseline", str(tmp_path)).status == 0
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), text)
        told = await client.told(uri(tmp_path), 1, "masked-year", "stray-markup")
        client.change(uri(tmp_path), 2, put(2, 0, 0, "20xx年，"))
        changed = await client.told(uri(tmp_path), 2, "masked-year", "masked-year", "stray-markup")
    hint, error = types.DiagnosticSeverity.Hint, types.DiagnosticSeverity.Error
    assert {d.severity for d in told} == {hint}
    assert {d.message for d in told} >= {"年份被遮盖：20xx（已记在基线里）"}
    assert {(d.range.start.line, d.severity) for d in changed} == {(1, hint), (2, error)}
