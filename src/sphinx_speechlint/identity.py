"""What stays the same of a diagnostic while other lines of its file come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from .diagnostic import Diagnostic
from .source import Source


def fingerprints(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], paths: Mapping[str, str]
) -> Iterator[str]:
    """A name of 32 hexadecimal digits for each diagnostic, no two alike in one run.

    It is made of the rule, the file (as ``paths`` calls it), the text of the line on which
    the diagnostic begins and, of several that agree in all this, the ordinal.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for diagnostic in diagnostics:
        source = sources[diagnostic.path]
        line = source.slice(source.line_span(source.position(diagnostic.span.start).line))
        key = (diagnostic.rule, paths[diagnostic.path], line)
        whole = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        yield blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
