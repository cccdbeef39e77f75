"""The project with speech files mounted as documents, and the generated pages.

Sphinx chooses a parser by the suffix of a document's path. Speech files keep their
own suffixes and encodings and may lie anywhere, so each gets a UTF-8 copy with a
suffix of ours in the doctree folder: no other ``.txt`` becomes a page, a Markdown
parser never sees a speech, and the "source" link of a page serves readable text.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.project import Project
from sphinx.util._pathlib import _StrPath
from sphinx.util.matching import Matcher
from sphinx.util.osutil import path_stabilize

from ..baselines import Baselines
from ..cache import Cache
from ..config import Config, Settings
from ..paths import collect
from ..ruleset import FileRules
from ..selection import rules_for
from ..source import InputError, Source
from ..stamp import code_stamp
from .examining import Examining
from .pages import generated_pages
from .staged import Staged, stage, write

SPEECH_SUFFIX = ".speech"
PAGE_SUFFIX = ".speechpage"  # generated reST; as .rst, a build inside srcdir would find it again


class SpeechProject(Project):
    """A project whose documents are its own and the speeches of some folders."""

    def __init__(
        self,
        old: Project,
        *,
        stage: Path,
        mounts: Mapping[str, Path],
        settings: Settings,
        root: Path,
        root_doc: str,
        cached: Path | None,
        staged: dict[str, Staged],
    ) -> None:
        """Paths in reports start from ``root``.

        ``root_doc`` is made if it is missing; empty, no page at all is made. What speeches
        say by themselves is kept in the folder ``cached``. ``staged`` are the copies of the
        last build, by document, and then those of this one.
        """
        suffixes = [s for s in old.source_suffix if s not in (SPEECH_SUFFIX, PAGE_SUFFIX)]
        super().__init__(old.srcdir, suffixes)
        self.restore(old)
        self.mounts = mounts
        self._settings = settings
        self._root = root
        self._rules: FileRules | None = None
        self._cached = cached
        self._examining: Examining | None = None
        self._code = b""
        #: the file of each speech document, in reading order
        self.speeches: dict[str, Path] = {}
        #: the digest of the text of each, directives included: their copies lack them
        self.digests: dict[str, bytes] = {}
        #: the copy of each speech file
        self.staged = staged
        #: the documents that have no file of the user's
        self.generated: tuple[str, ...] = ()
        #: what was wrong with the files that are left out
        self.errors: list[str] = []
        self._root_doc = root_doc
        self._stage = stage
        self._shown: dict[str, str] = {}

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find the ordinary documents, then mount the speeches and the generated pages."""
        excluded = list(exclude_paths)
        if self._stage.is_relative_to(self.srcdir):
            excluded.append(f"{self._stage.relative_to(self.srcdir).as_posix()}/**")
        super().discover(excluded, include_paths)
        self.speeches, self.digests, self.errors, self._shown = {}, {}, [], {}
        before = dict(self.staged)
        self.staged.clear()
        self._rules = self._examining = None
        self._code = b""
        skipped = Matcher(excluded)
        for prefix, folder in self.mounts.items():
            for docname, path in self._files(prefix, folder):
                if not skipped(docname + path.suffix):
                    self._mount_speech(docname, path, before.get(docname))
        pages = generated_pages(
            list(self.mounts),
            list(self.speeches),
            self.rules().catalogue,
            self._root_doc,
            lambda docname: skipped(f"{docname}.rst"),
        )
        self.generated = tuple(name for name in pages if name not in self.docnames)
        for docname in self.generated:
            copy = self._stage / f"{docname}{PAGE_SUFFIX}"
            write(copy, pages[docname])
            self._mount(docname, f"{docname}.rst", copy)
        for docname in pages.keys() & self.speeches.keys():
            self._leave_out(
                self.speeches[docname], f"与自动生成的页面 {docname} 同名，该页不再生成"
            )
        self._sweep()
        return self.docnames

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """The copy to read; relative, the name under which the source is shown."""
        if docname not in self._shown:
            return super().doc2path(docname, absolute)
        return _StrPath(self._docname_to_path[docname] if absolute else self._shown[docname])

    def read(self, docname: str) -> Source:
        """The source of a speech, its path as ``speechlint check`` would give it."""
        return replace(Source.read(self.speeches[docname]), path=self._name(docname))

    def rules(self) -> FileRules:
        """For each speech the rules of its settings."""
        if self._rules is None:
            names = map(self._name, self.speeches)
            self._rules = rules_for(names, self._settings, base=self._root)
        return self._rules

    def examining(self) -> Examining:
        """What runs the rules."""
        if self._examining is None:
            rules, cache = self.rules(), None
            if self._cached:
                cache = Cache(
                    self._cached,
                    self._settings,
                    rules.catalogue,
                    base=self._root,
                    stamp=self.code(),
                )
            self._examining = Examining(rules, cache)
        return self._examining

    def code(self) -> bytes:
        """What the code is that reads and judges the speeches."""
        self._code = self._code or code_stamp(self.rules().catalogue.values())
        return self._code

    def configs(self) -> list[Config]:
        """The settings of the speeches, each once."""
        folders = {path.parent: path for path in self.speeches.values()}
        found = (self._settings.of(str(path)) for path in folders.values())
        return list(dict.fromkeys(found))

    def __getstate__(self) -> dict[str, object]:
        """Without the rules, those of plugins and settings have no name to pickle them by, and
        without most of what every build finds anew.
        """
        found: dict[str, object] = {"speeches": {}, "digests": {}, "_path_to_docname": {}}
        return self.__dict__ | {"_rules": None, "_examining": None} | found

    def _name(self, docname: str) -> str:
        return os.path.relpath(self.speeches[docname], self._root).replace(os.sep, "/")

    def baselines(self) -> Baselines:
        """The baselines that lie beside the settings of the speeches."""
        return Baselines(self._settings, self._root)

    def _files(self, prefix: str, folder: Path) -> Iterator[tuple[str, Path]]:
        if not folder.is_dir():
            return
        files, errors = collect([str(folder)], self._settings)
        self.errors += map(str, errors)
        for file in files:
            name = path_stabilize(os.path.splitext(os.path.relpath(file, folder))[0])
            yield (f"{prefix}/{name}" if prefix else name), Path(file)

    def _mount_speech(self, docname: str, path: Path, known: Staged | None) -> None:
        if path.is_relative_to(self.srcdir):  # a Markdown parser may have claimed it
            claimed = self._path_to_docname.pop(path.relative_to(self.srcdir), None)
            if claimed is not None:
                self._docname_to_path.pop(claimed, None)
                self.docnames.discard(claimed)
        try:
            docname.encode()
        except UnicodeEncodeError:  # of which no page and no address can be made
            self._leave_out(path, "文件名不是 UTF-8，未收录")
            return
        if docname in self.docnames:
            other = super().doc2path(docname, absolute=False)
            self._leave_out(path, f"已有同名的文档 {self._shown.get(docname, other)}，未收录")
            return
        copy = self._stage / f"{docname}{SPEECH_SUFFIX}"
        try:
            self.staged[docname] = stage(path, copy, known)
        except InputError as error:
            self.errors.append(f"{error}；未收录")
            return
        self.speeches[docname] = path
        self.digests[docname] = self.staged[docname].text
        self._path_to_docname[path] = docname
        self._mount(docname, docname + path.suffix, copy)

    def _mount(self, docname: str, shown: str, copy: Path) -> None:
        self._shown[docname] = shown
        self._path_to_docname[copy] = docname
        self._docname_to_path[docname] = copy
        self.docnames.add(docname)

    def _sweep(self) -> None:
        """Remove the copies of documents that are gone."""
        for suffix in (SPEECH_SUFFIX, PAGE_SUFFIX):
            for copy in self._stage.rglob(f"*{suffix}"):
                if copy not in self._path_to_docname:
                    copy.unlink()

    def _leave_out(self, path: Path, why: str) -> None:
        name = os.fsencode(path).decode("utf-8", "replace")
        self.errors.append(f"{name}：{why}")


def speech_project(env: BuildEnvironment) -> SpeechProject:
    """The project of an environment, once it has been mounted."""
    if not isinstance(env.project, SpeechProject):
        raise ExtensionError("另一个扩展替换了 app.project，讲话无法收录")
    return env.project
