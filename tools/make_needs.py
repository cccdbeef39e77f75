"""Write what the patterns' alternatives need: python tools/make_needs.py

After a change of a pattern that a sieve holds; until then it is worked out in every run.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from sphinx_speechlint.needed import FILE, packed
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.sieve import Sieve

TARGET = Path(__file__).parents[1] / "src/sphinx_speechlint" / FILE
_PACKAGE = "sphinx_speechlint."


def made() -> bytes:
    """What the file should hold, not yet compressed."""
    assert all(map(RULES.get, RULES))  # which loads every module that holds a sieve
    held = [vars(module) for name, module in [*sys.modules.items()] if name.startswith(_PACKAGE)]
    sieves = [each for names in held for each in names.values() if isinstance(each, Sieve)]
    return packed(each for sieve in sieves for pattern in sieve.patterns for each in pattern.each)


if __name__ == "__main__":
    TARGET.write_bytes(gzip.compress(made(), mtime=0))
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes\n")
