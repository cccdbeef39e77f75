"""What the server answers: fixes, pages, jumps, outline, folds."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest
from lsprotocol import types
from markdown_it import MarkdownIt

from .conftest import Editor

pytestmark = pytest.mark.asyncio

COPY = "要坚持对党负责和对人民负责的一致性，确保工作同心同向，一步一步走到底。"
HOVERS = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
        document_symbol=types.DocumentSymbolClientCapabilities(
            hierarchical_document_symbol_support=True
        ),
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
    )
)


def uri(folder: Path, name: str = "a.txt") -> str:
    return (folder / name).as_uri()


def there(
    uri: str, line: int, character: int
) -> tuple[types.TextDocumentIdentifier, types.Position]:
    return types.TextDocumentIdentifier(uri), types.Position(line, character)


def at(line: int, start: int, end: int, last: int | None = None) -> types.Range:
    bottom = line if last is None else last
    return types.Range(types.Position(line, start), types.Position(bottom, end))


async def actions(
    client: Editor, uri: str, where: types.Range, *only: str, automatic: bool = False
) -> Sequence[types.CodeAction]:
    kind = types.CodeActionTriggerKind
    context = types.CodeActionContext(
        [], list(only) or None, kind.Automatic if automatic else kind.Invoked
    )
    document = types.TextDocumentIdentifier(uri)
    params = types.CodeActionParams(document, where, context)
    return await client.text_document_code_action_async(params)


def applied(text: str, action: types.CodeAction) -> str:
    """A text of lines ending in one sign after an action's edits, last ones first."""
    (edits,) = action.edit.changes.values()
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character))[::-1]:
        start, end = edit.range.start, edit.range.end
        before = "\n".join([*lines[: start.line], lines[start.line][: start.character]])
        after = "\n".join([lines[end.line][end.character :], *lines[end.line + 1 :]])
        lines = f"{before}{edit.new_text}{after}".split("\n")
    return "\n".join(lines)


async def test_fixes_are_offered_safe_ones_first(editor, tmp_path: Path) -> None:
    text = "各位委员：\n要抓好``落实。\n。\n"
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), text)
        await client.told(uri(tmp_path), 1, "stray-markup", "stray-punctuation")
        found = await actions(client, uri(tmp_path), at(1, 4, 4))
        automatic = await actions(client, uri(tmp_path), at(1, 4, 4), automatic=True)
        elsewhere = await actions(client, uri(tmp_path), at(0, 0, 2))
        on_save = await actions(client, uri(tmp_path), at(0, 0, 0), "source.fixAll")
        organised = await actions(client, uri(tmp_path), at(1, 4, 4), "source.organizeImports")
    assert [(a.title, a.kind, a.is_preferred) for a in found] == [
        ("删去杂字符", "quickfix", True),
        ("这一段不再提 stray-markup", "quickfix", None),
        ("改正全部能可靠改正的", "source.fixAll.speechlint", None),
    ]
    assert applied(text, found[0]) == "各位委员：\n要抓好落实。\n。\n"
    assert applied(text, found[1]) == text.replace(
        "要", "<!-- speechlint: ignore-next stray-markup -->\n要"
    )
    assert [code.code for code in found[0].diagnostics] == ["stray-markup"]
    assert automatic == found[:2]  # all fixes at once only when someone asks
    assert elsewhere == on_save == found[2:]
    assert applied(text, on_save[0]) == "各位委员：\n要抓好落实。\n"
    assert list(organised) == []


async def test_an_unsafe_fix_is_neither_preferred_nor_made_with_all(editor, tmp_path: Path) -> None:
    text = f"各位委员：\n{COPY}\n另一段。\n{COPY}\n"
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), text)
        await client.told(uri(tmp_path), 1, "duplicate-paragraph")
        found = await actions(client, uri(tmp_path), at(3, 4, 9))
    assert [(a.title, a.is_preferred) for a in found] == [
        ("删去重贴的段落（请核对）", False),
        ("这一段不再提 duplicate-paragraph", None),
    ]
    assert applied(text, found[0]) == f"各位委员：\n{COPY}\n另一段。\n"


async def test_edits_name_the_version_they_are_for(editor, tmp_path: Path) -> None:
    careful = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
        )
    )
    async with editor(tmp_path, careful) as client:
        client.open(uri(tmp_path), "各位委员：\n要抓好``落实。\n", 8)
        fix, *_ = await actions(client, uri(tmp_path), at(1, 4, 4))
    (change,) = fix.edit.document_changes
    assert (change.text_document.uri, change.text_document.version) == (uri(tmp_path), 8)
    assert [(edit.range, edit.new_text) for edit in change.edits] == [(at(1, 3, 5), "")]


async def test_one_jumps_between_the_copies_of_two_files(editor, tmp_path: Path) -> None:
    """And the copies go along with what is typed above them."""
    (tmp_path / "speechlint.toml").write_text('paths = ["."]', encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"各位委员：\n一、𠮷\n{COPY}\n", encoding="utf-8")
    text = f"各位代表：\n今天开会。\n{COPY}\n"
    earlier = types.Location(uri(tmp_path), at(2, 0, len(COPY)))
    async with editor(tmp_path, HOVERS) as client:
        client.open(uri(tmp_path, "b.txt"), text)
        (copy,) = await client.told(uri(tmp_path, "b.txt"), 1, "duplicate-paragraph")
        jump = types.DefinitionParams(*there(uri(tmp_path, "b.txt"), 2, 5))
        first = await client.text_document_definition_async(jump)
        client.open(uri(tmp_path), (tmp_path / "a.txt").read_text(encoding="utf-8"))
        client.change(
            uri(tmp_path, "b.txt"), 2, types.TextDocumentContentChangePartial(at(1, 0, 0), "二\n")
        )
        await client.told(uri(tmp_path, "b.txt"), 2, "duplicate-paragraph")
        back = await client.text_document_definition_async(
            types.DefinitionParams(*there(uri(tmp_path), 2, 0))
        )
        document = types.TextDocumentIdentifier(uri(tmp_path))
        every = [
            await client.text_document_references_async(
                types.ReferenceParams(types.ReferenceContext(own), document, types.Position(2, 0))
            )
            for own in (True, False)
        ]
        nowhere = await client.text_document_definition_async(
            types.DefinitionParams(*there(uri(tmp_path), 0, 0))
        )
    assert [r.location for r in copy.related_information] == [earlier]
    assert list(first) == [earlier]
    assert list(back) == [types.Location(uri(tmp_path, "b.txt"), at(3, 0, len(COPY)))]
    assert sorted(every[0], key=lambda p: p.uri) == [earlier, *back]
    assert list(every[1]) == list(back)
    assert list(nowhere) == []


async def test_a_file_that_changes_on_the_disk_is_compared_again(editor, tmp_path: Path) -> None:
    (tmp_path / "speechlint.toml").write_text('paths = ["."]', encoding="utf-8")
    (tmp_path / "a.txt").write_text("各位委员：\n开会。\n", encoding="utf-8")
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path, "b.txt"), f"各位代表：\n{COPY}\n")
        await client.told(uri(tmp_path, "b.txt"), 1)
        (tmp_path / "a.txt").write_text(f"各位委员：\n{COPY}\n", encoding="utf-8")
        event = types.FileEvent(uri(tmp_path), types.FileChangeType.Changed)
        client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        await client.told(uri(tmp_path, "b.txt"), 1, "duplicate-paragraph")


async def test_a_hover_shows_the_rules_page_and_none_of_it_is_markup(
    editor, tmp_path: Path
) -> None:
    hostile = "<b>*&amp;_[x](y)_`1."
    (tmp_path / "speechlint.toml").write_text(
        'select = ["our-titles"]\n[[pattern]]\nname = "our-titles"\nfamily = "style"\n'
        f"pattern = '《.*?》'\nmessage = '{{text}}'\nwhy = '{hostile}'\n",
        encoding="utf-8",
    )
    async with editor(tmp_path, HOVERS) as client:
        client.open(uri(tmp_path), "各位委员：\n要抓好《通知》。\n")
        await client.told(uri(tmp_path), 1, "our-titles")
        said = await client.text_document_hover_async(
            types.HoverParams(*there(uri(tmp_path), 1, 6))
        )
        silent = await client.text_document_hover_async(
            types.HoverParams(*there(uri(tmp_path), 0, 0))
        )
    assert said.contents.kind == types.MarkupKind.Markdown
    assert said.range == at(1, 3, 7)
    html = MarkdownIt().render(said.contents.value)
    assert f"<p>{escape(hostile, quote=False)}</p>" in html
    assert "<code>our-titles</code>" in html
    assert "<strong>检查什么</strong>" in html
    assert silent is None


async def test_an_editor_without_markdown_gets_plain_text(editor, tmp_path: Path) -> None:
    async with editor(tmp_path, None, "--language", "en") as client:
        client.open(uri(tmp_path), "各位委员：\n20xx年，成绩来之不易。\n")
        (year,) = await client.told(uri(tmp_path), 1, "masked-year")
        said = await client.text_document_hover_async(
            types.HoverParams(*there(uri(tmp_path), 1, 1))
        )
    assert year.message == "masked year: 20xx"
    assert said.contents.kind == types.MarkupKind.PlainText
    assert said.contents.value.startswith("masked-year\nMasked year.\n\nWhat it reports\n")


SPEECHES = """---
title: 头
---
讲话篇一
各位委员：
一、提高认识
（一）认识要高。各级要高。
（二）站位要高
都要高。
二、𠮷祥
就这样。
讲话篇二
同志们：
散会。
"""


async def test_the_outline_is_that_of_the_speeches(editor, tmp_path: Path) -> None:
    document = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri(tmp_path)))
    async with editor(tmp_path, HOVERS) as client:
        client.open(uri(tmp_path), SPEECHES)
        first, second = await client.text_document_document_symbol_async(document)
    assert (first.range, second.range) == (at(3, 0, 4, 10), at(11, 0, 3, 13))
    assert list(second.children) == []
    rows = [(s.name, s.range, s.selection_range) for s in first.children]
    assert rows == [
        ("一、提高认识", at(5, 0, 4, 8), at(5, 0, 6)),
        ("二、𠮷祥", at(9, 0, 4, 10), at(9, 0, 5)),
    ]
    inner = [(s.name, s.range, s.selection_range) for s in first.children[0].children]
    assert inner == [
        ("（一）认识要高。", at(6, 0, 13), at(6, 0, 8)),
        ("（二）站位要高", at(7, 0, 4, 8), at(7, 0, 7)),
    ]


async def test_an_editor_without_hierarchy_gets_a_list(editor, tmp_path: Path) -> None:
    document = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri(tmp_path)))
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), SPEECHES)
        found = await client.text_document_document_symbol_async(document)
    assert [(s.name, s.container_name) for s in found] == [
        ("头", None),
        ("一、提高认识", "头"),
        ("（一）认识要高。", "一、提高认识"),
        ("（二）站位要高", "一、提高认识"),
        ("二、𠮷祥", "头"),
        ("头", None),
    ]


async def test_front_matter_speeches_and_sections_fold(editor, tmp_path: Path) -> None:
    document = types.FoldingRangeParams(types.TextDocumentIdentifier(uri(tmp_path)))
    async with editor(tmp_path) as client:
        client.open(uri(tmp_path), SPEECHES)
        found = await client.text_document_folding_range_async(document)
    lines = [(fold.start_line, fold.end_line) for fold in found]
    assert lines == [(0, 2), (3, 10), (5, 8), (7, 8), (9, 10), (11, 13)]
