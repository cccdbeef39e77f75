"""What the code is that judges speeches, so that what it said before is known to hold.

By what the files hold and not by their times: installed anew, as in every run of a CI, the
same code is the same.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from .rule import BaseRule

_OWN = __name__.partition(".")[0]
_USED = ("jieba", "re2")  # large: names and sizes of their files tell versions apart
_LARGE = 4_000_000  # bytes; larger files among rules are data, of which names and sizes count


def code_stamp(rules: Iterable[type[BaseRule]]) -> bytes:
    """A digest of this package with its data, of the packages of rules, of what these use, and
    of the interpreter.
    """
    packages = {rule.__module__.partition(".")[0] for rule in rules}
    digest = blake2b(sys.version.encode(), digest_size=16)
    for name in (*sorted({*packages, _OWN}), *_USED):
        digest.update(f"\n{name}".encode())
        for root, file in _files(name):
            digest.update(f"\n{file} ".encode("utf-8", "replace"))
            with contextlib.suppress(OSError):  # what cannot be read can do nothing
                size = os.path.getsize(root + file)
                digest.update(f"{size} ".encode())
                if name not in _USED and size <= _LARGE and os.path.isfile(root + file):
                    digest.update(Path(root + file).read_bytes())
    return digest.digest()


def _files(package: str) -> Iterator[tuple[str, str]]:
    """The files of a package in order, without what Python compiles: its folder, and the rest."""
    spec = find_spec(package)
    if spec is None:
        return
    if not spec.submodule_search_locations:
        if spec.origin and os.path.isfile(spec.origin):
            folder, name = os.path.split(spec.origin)
            yield folder, f"{os.sep}{name}"
        return
    for root in spec.submodule_search_locations:
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(set(folders) - {"__pycache__"})
            for name in sorted(names):
                yield root, os.path.join(folder, name)[len(root) :]
