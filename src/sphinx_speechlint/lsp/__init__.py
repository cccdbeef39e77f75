"""The language server: what an editor asks, and what it is told while someone types.

It needs the extra ``server`` (pygls); whoever imports this imports pygls.
"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

from ..language import Language
from .features import add_features
from .server import Server


def serve(language: Language) -> None:
    """Speak with an editor through standard input and output until it leaves."""
    server, output = Server(language), sys.stdout.buffer
    add_features(server)
    with redirect_stdout(sys.stderr):  # whatever else prints must not disturb the protocol
        server.start_io(stdout=output)
