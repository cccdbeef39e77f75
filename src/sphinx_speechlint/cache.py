"""What files said by themselves, kept between runs by their content.

An entry holds for one text under one set of settings, by this very code: whatever else
changes, it is not found. Entries are only ever a saving: one that is damaged or cannot be
written is as good as none.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec
from xxhash import xxh3_128_digest

from .config import Config, Settings
from .diagnostic import Diagnostic, plain
from .duplicates.corpus import SpeechPrint
from .duplicates.memory import Packed, Rows, packed, unpacked
from .linter import Examined, compare, examine
from .rule import BaseRule
from .ruleset import Rules
from .selection import NOTHING_ASKED, Asked
from .source import Source
from .speech import Page
from .stamp import code_stamp

_T = TypeVar("_T")

FOLDER = ".speechlint_cache"
_DIGEST = 16  # bytes
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# https://bford.info/cachedir/\n"


def folder_for(config: Config) -> Path:
    """Where the cache lies: as the environment says, beside the configuration, or at home."""
    if given := os.environ.get("SPEECHLINT_CACHE_DIR"):
        return Path(given)
    if config.file is not None:
        return config.root / FOLDER
    home = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(home) if home else Path.home() / ".cache") / "speechlint"
    except RuntimeError:  # a user without a home, as in some containers
        return Path(FOLDER)


@dataclass(slots=True)
class Cache:
    """The entries in a folder that hold for these rules; paths start from ``base``."""

    folder: Path
    settings: Settings
    catalogue: Mapping[str, type[BaseRule]]
    asked: Asked = NOTHING_ASKED
    base: Path = Path()
    stamp: bytes = b""  # of the code; worked out when it is first needed
    _usable: bool = True
    _settings: dict[Config, bytes] = field(default_factory=dict)

    def key(self, source: Source) -> bytes:
        """A name of all that decides what a file says: its text, the settings, the code."""
        config = self.settings.of(os.path.join(self.base, source.path))
        if config not in self._settings:
            self._settings[config] = repr((config, self.asked)).encode("utf-8", "replace")
        return _digest(
            self._code(),
            self._settings[config],
            os.fsencode(source.path),
            repr((source.encoding, source.bom, source.newlines)).encode(),
            source.text.encode("utf-8", "surrogatepass"),
        )

    def examine(self, page: Page, key: bytes, rules: Rules) -> Examined:
        """What a page of this key says by itself, from the rules if it is not known."""
        path = page.source.path
        found = self.examined(path, key)
        if found is None:
            found = examine(page, rules)
            self.keep_examined(path, key, found)
        return found

    def examined(self, path: str, key: bytes) -> Examined | None:
        """What the file said, if it is known."""
        return self._read(self._file("files", path), key, Examined)

    def keep_examined(self, path: str, key: bytes, examined: Examined) -> None:
        """Remember what the file said."""
        self._write(self._file("files", path), key, examined)

    def compare(
        self, keys: Mapping[str, bytes], prints: Iterable[SpeechPrint], rules: Rules
    ) -> Sequence[Diagnostic]:
        """What files of these keys say together, from the rules if it is not known."""
        found: Sequence[Diagnostic] | None = self.compared(keys)
        if found is None:
            found = compare(prints, rules, _Memory(self, self._common(keys)))
            self.keep_compared(keys, found)
        return found

    def compared(self, keys: Mapping[str, bytes]) -> tuple[Diagnostic, ...] | None:
        """What these files said together, if they are known.

        Never where they were compared with an index: that may change, and what it refers to.
        """
        if self._is_indexed(keys):
            return None
        file = self._file("together", *keys)
        return self._read(file, _digest(*keys.values()), tuple[Diagnostic, ...])

    def keep_compared(self, keys: Mapping[str, bytes], found: Iterable[Diagnostic]) -> None:
        """Remember what these files said together."""
        if not self._is_indexed(keys):
            self._write(self._file("together", *keys), _digest(*keys.values()), tuple(found))

    def _code(self) -> bytes:
        self.stamp = self.stamp or code_stamp(self.catalogue.values())
        return self.stamp

    def _common(self, paths: Iterable[str]) -> str:
        """The folder that holds all of some files: it stays when one is added or removed."""
        try:
            return os.path.commonpath([os.path.abspath(os.path.join(self.base, p)) for p in paths])
        except ValueError:  # on two drives, or none
            return ""

    def _is_indexed(self, paths: Iterable[str]) -> bool:
        return any(self.settings.of(os.path.join(self.base, path)).index for path in paths)

    def _file(self, kind: str, *paths: str) -> Path:
        """The entry of some files by these names: a new one replaces the last."""
        base = os.path.abspath(self.base)
        places = (os.path.normpath(os.path.join(base, path)) for path in paths)
        name = _digest(*map(os.fsencode, paths), *map(os.fsencode, places)).hex()
        return self.folder / kind / name[:2] / name[2:]

    def _read(self, file: Path, key: bytes, kind: type[_T]) -> _T | None:
        try:
            data = file.read_bytes()
        except OSError:
            return None
        body = memoryview(data)[2 * _DIGEST :]
        if data[: 2 * _DIGEST] != key + xxh3_128_digest(body):
            return None
        try:
            return msgspec.msgpack.decode(body, type=kind)
        except (msgspec.MsgspecError, ValueError):
            return None

    def _write(self, file: Path, key: bytes, value: object) -> None:
        if not self._usable:
            return
        try:
            body = msgspec.msgpack.encode(value, enc_hook=plain)
        # A path that is no text, or what no rule of this package would report.
        except (UnicodeEncodeError, OverflowError, TypeError):
            return
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            if not file.parent.is_dir():
                self._make(file.parent)
            with draft.open("wb") as out:
                out.writelines((key, xxh3_128_digest(body), body))
            draft.replace(file)
        except OSError:
            self._usable = False
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def _make(self, folder: Path) -> None:
        """Make a folder of the cache, which neither git nor a backup should take."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            if not (self.folder / name).exists():
                (self.folder / name).write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Memory:
    """What comparing remembers of the files in one folder."""

    cache: Cache
    folder: str

    def recall(self, name: str, stamp: str) -> Rows | None:
        """See :class:`~.duplicates.memory.Memory`."""
        found = self.cache._read(self._file(name), self._key(stamp), Packed)
        return unpacked(found) if found else None

    def keep(self, name: str, stamp: str, rows: Rows) -> None:
        """See :class:`~.duplicates.memory.Memory`."""
        self.cache._write(self._file(name), self._key(stamp), packed(rows))

    def _file(self, name: str) -> Path:
        return self.cache._file("rows", self.folder, name)

    def _key(self, stamp: str) -> bytes:
        return _digest(self.cache._code(), stamp.encode())


def _digest(*parts: bytes) -> bytes:
    """A digest of some parts that no other parts have."""
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
