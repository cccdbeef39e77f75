"""What an editor may ask: one handler for each request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.uris import to_fs_path

from ..baseline import FILE
from ..baselines import Sifted
from ..diagnostic import Diagnostic
from . import pages, structure
from .actions import FIX_ALL, KINDS, Offers
from .jumps import together
from .server import Server

_WATCHED = ("**/pyproject.toml", "**/speechlint.toml", f"**/{FILE}", "**/*.txt", "**/*.md")


def add_features(server: Server) -> None:
    """Tell a server what it answers."""
    answers: dict[str, Callable[..., Any]] = {
        types.INITIALIZE: initialize,
        types.INITIALIZED: watch,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: refresh,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: refresh,
        types.TEXT_DOCUMENT_DID_SAVE: refresh,
        types.TEXT_DOCUMENT_HOVER: hover,
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: symbols,
        types.TEXT_DOCUMENT_FOLDING_RANGE: folds,
        types.TEXT_DOCUMENT_DEFINITION: definition,
        types.TEXT_DOCUMENT_REFERENCES: references,
    }
    for method, answer in answers.items():
        server.feature(method)(answer)
    options = types.CodeActionOptions(list(KINDS))
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(code_actions)


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Paths in diagnostics start from the first folder of the workspace."""
    uris = [folder.uri for folder in params.workspace_folders or ()]
    folders = [path for uri in (*uris, params.root_uri) if uri and (path := to_fs_path(uri))]
    if folders:
        ls.settle(Path(folders[0]))


def watch(ls: Server, params: types.InitializedParams) -> None:
    """Ask to be told of settings and speeches that change outside of the editor."""
    del params
    dynamic = "workspace.did_change_watched_files.dynamic_registration"
    if get_capability(ls.client_capabilities, dynamic):
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("speechlint-files", method, options)
        ls.client_register_capability(types.RegistrationParams([registration]))


def refresh(ls: Server, params: object) -> None:
    """Something other than a document's text has changed."""
    del params
    ls.refresh()


async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """The pages of the rules that say something of the place."""
    reading = await ls.sound_reading(params.text_document.uri)
    if reading is None:
        return None
    offset = reading.document.offset(params.position)
    found = _at(ls.found(reading), offset, offset)
    if not found:
        return None
    rules = dict.fromkeys(reading.rules.catalogue[d.rule] for d in found)
    formats = get_capability(ls.client_capabilities, "text_document.hover.content_format", ())
    is_markdown = types.MarkupKind.Markdown in formats
    put = pages.markdown if is_markdown else pages.text
    kind = types.MarkupKind.Markdown if is_markdown else types.MarkupKind.PlainText
    content = types.MarkupContent(kind, put(rules, ls.language))
    return types.Hover(content, reading.document.range(found[0].span))


async def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """The fixes for a range, and what ignores a diagnostic; asked for, all safe fixes."""
    reading = await ls.sound_reading(params.text_document.uri)
    if reading is None:
        return None
    document, found = reading.document, ls.found(reading)
    versioned = "workspace.workspace_edit.document_changes"
    offers = Offers(
        reading, ls.show(reading, found), bool(get_capability(ls.client_capabilities, versioned))
    )
    actions: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix.value, params.context):
        here = _at(found, document.offset(params.range.start), document.offset(params.range.end))
        actions += offers.quick_fixes(here)
    automatic = params.context.trigger_kind is types.CodeActionTriggerKind.Automatic
    if _is_wanted(FIX_ALL, params.context) and (params.context.only or not automatic):
        actions += filter(None, [await asyncio.to_thread(offers.fix_all, found.new)])
    return actions


async def symbols(
    ls: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
    """The outline: speeches and their sections."""
    reading = await ls.sound_reading(params.text_document.uri)
    if reading is None:
        return None
    found = structure.symbols(reading.document, reading.page, ls.language)
    nested = "text_document.document_symbol.hierarchical_document_symbol_support"
    if get_capability(ls.client_capabilities, nested):
        return found
    return structure.flat(found, reading.document.uri)


async def folds(ls: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
    """What can be folded away."""
    reading = await ls.sound_reading(params.text_document.uri)
    return structure.folds(reading.document, reading.page) if reading else None


async def definition(ls: Server, params: types.DefinitionParams) -> list[types.Location] | None:
    """The other copies of a passage, or what else belongs to a diagnostic."""
    return await _places(ls, params.text_document.uri, params.position, itself=False)


async def references(ls: Server, params: types.ReferenceParams) -> list[types.Location] | None:
    """All copies of a passage."""
    itself = params.context.include_declaration
    return await _places(ls, params.text_document.uri, params.position, itself=itself)


async def _places(
    ls: Server, uri: str, position: types.Position, *, itself: bool
) -> list[types.Location] | None:
    reading = await ls.sound_reading(uri)
    if reading is None:
        return None
    name, offset = reading.document.source.path, reading.document.offset(position)
    found = [*reading.alone, *ls.compared()]
    return [
        types.Location(place.document.uri, place.document.range(place.span))
        for place in together(name, offset, found, ls.find)
        if itself or not place.holds(name, offset)
    ]


def _at(found: Sifted, start: int, end: int) -> list[Diagnostic]:
    """The diagnostics that touch a range of offsets, those that a baseline knows last."""
    every = (*found.new, *found.known)
    return [d for d in every if d.span.start <= end and start <= d.span.end]


def _is_wanted(kind: str, context: types.CodeActionContext) -> bool:
    """Whether actions of a kind are asked for; a kind contains those that go on after a point."""
    only = [str(getattr(k, "value", k)) for k in context.only or ()]
    return not only or any(kind == k or kind.startswith(f"{k}.") or not k for k in only)
