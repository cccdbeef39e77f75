"""A real editor's half: a client that speaks with the real server in a process of its own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

SPEECHLINT = "import sys; from sphinx_speechlint.cli import main; sys.exit(main())"
PATIENCE = 30  # seconds for what a loaded machine does in one


class Editor(LanguageClient):
    """A client that keeps what it is told, and applies edits as the protocol says."""

    server: types.ServerCapabilities

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[types.Registration] = []
        register_lsp_features(
            self,
            DEFAULT_CLIENT_FEATURES
            | {
                types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _keep_diagnostics,
                types.CLIENT_REGISTER_CAPABILITY: _keep_registrations,
            },
        )

    def open(self, uri: str, text: str, version: int = 1) -> None:
        item = types.TextDocumentItem(uri, "plaintext", version, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(
        self, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent
    ) -> None:
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))

    async def told(
        self, uri: str, version: int | None = None, *rules: str
    ) -> list[types.Diagnostic]:
        """The diagnostics of a version, as soon as they are those of these rules."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for params in reversed(self.published):
                    if params.uri == uri and version in (None, params.version):
                        if sorted(rules) == sorted(str(d.code) for d in params.diagnostics):
                            return list(params.diagnostics)
                        break
                await asyncio.sleep(0.01)


Open = Callable[..., AbstractAsyncContextManager[Editor]]


@asynccontextmanager
async def _editor(
    folder: Path,
    capabilities: types.ClientCapabilities | None = None,
    *arguments: str,
    script: str = SPEECHLINT,
) -> AsyncIterator[Editor]:
    editor = Editor()
    await editor.start_io(sys.executable, "-c", script, "server", *arguments, cwd=folder)
    answer = await editor.initialize_session(
        types.InitializeParams(
            capabilities or types.ClientCapabilities(),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
        )
    )
    editor.server = answer.capabilities
    try:
        yield editor
    finally:
        await editor.shutdown_session()
        await editor.stop()


@pytest.fixture(scope="session")
def editor() -> Open:
    return _editor


def _keep_diagnostics(client: Editor, params: types.PublishDiagnosticsParams) -> None:
    client.published.append(params)


def _keep_registrations(client: Editor, params: types.RegistrationParams) -> None:
    client.registered += params.registrations
