"""Data as scripts: a page opened from a disk may load scripts but may not fetch.

Each holds its data as a string of JSON, which a browser reads in half the time of the same data
as a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

Scripts = dict[str, bytes]
_TAIL = b"');\n"
_QUOTED_RE = re.compile(rb"(?s)\\(.)")


def quoted(data: object) -> bytes:
    """Data as JSON for a string of a script.

    Environments keep the text of documents so: whoever writes it otherwise raises
    ``env_version``, since documents without speeches are not read again for other code.
    """
    json = msgspec.json.encode(data, order="sorted")
    for sign in (b"\\", b"'"):
        json = json.replace(sign, b"\\" + sign)
    return json


def unquoted(text: bytes) -> Any:
    """The data again. ``ValueError`` if they are damaged."""
    return msgspec.json.decode(_QUOTED_RE.sub(rb"\1", text))


def row_of(items: Iterable[bytes]) -> bytes:
    """A list of what is quoted already."""
    return b"[" + b",".join(items) + b"]"


def script(name: str, text: bytes) -> bytes:
    """The script of a name with what is quoted already."""
    return _head(name) + text + _TAIL


def read(scripts: Mapping[str, bytes], name: str) -> Any:
    """The data of a script. ``ValueError`` or ``KeyError`` if it is damaged or not there."""
    return unquoted(scripts[name].removeprefix(_head(name)).removesuffix(_TAIL))


def _head(name: str) -> bytes:
    return f'(self.SpeechData??={{}})["{name}"]=JSON.parse(\''.encode()
