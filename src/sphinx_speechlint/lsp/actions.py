"""What an editor offers to do about a diagnostic: its fix, to ignore it, and to fix all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lsprotocol import types

from ..diagnostic import Diagnostic, Edit
from ..fix import mend
from ..language import Words
from ..source import Span
from .readings import Reading
from .shown import Show

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.speechlint"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)

_FIX_ALL = Words("改正全部能可靠改正的", "Make all safe fixes")
_CHECK_IT = Words("（请核对）", " (check the result)")
_DIRECTIVES = "suppression"  # of this family a directive is no cure


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be done about the diagnostics of a reading.

    ``versioned``: the editor takes edits of one version of a document, and refuses them once
    it has another.
    """

    reading: Reading
    show: Show
    versioned: bool

    def quick_fixes(self, found: Sequence[Diagnostic]) -> Iterator[types.CodeAction]:
        """The fixes of some diagnostics, safe ones preferred, then what ignores them."""
        for diagnostic in found:
            if fix := diagnostic.fix:
                doubt = "" if fix.safe else _CHECK_IT[self.show.language]
                action = self._fix(diagnostic, fix.title[self.show.language] + doubt, fix.edits)
                action.is_preferred = fix.safe
                yield action
        source, ignored = self.reading.document.source, set[tuple[str, int]]()
        for diagnostic in found:
            line = source.position(diagnostic.span.start).line
            if diagnostic.family != _DIRECTIVES and (diagnostic.rule, line) not in ignored:
                ignored.add((diagnostic.rule, line))
                yield self._ignore(diagnostic, source.line_span(line).start)

    def fix_all(self, found: Sequence[Diagnostic]) -> types.CodeAction | None:
        """All safe fixes as one action, made until none is left; ``None`` if there is none."""
        before = self.reading.document.source
        if not any(d.fix and d.fix.safe for d in found):
            return None
        after = mend({before.path: before}, found, self.reading.new).sources[before.path]
        edits = list(_edits(before.text, after.text))
        title = _FIX_ALL[self.show.language]
        return types.CodeAction(title, FIX_ALL, edit=self._edit(edits)) if edits else None

    def _ignore(self, diagnostic: Diagnostic, start: int) -> types.CodeAction:
        """A directive above the line in which the diagnostic begins."""
        rule = diagnostic.rule
        title = Words(f"这一段不再提 {rule}", f"Ignore {rule} in this paragraph")
        directive = f"<!-- speechlint: ignore-next {rule} -->\n"
        edits = [Edit(Span(start, start), directive)]
        return self._fix(diagnostic, title[self.show.language], edits)

    def _fix(self, diagnostic: Diagnostic, title: str, edits: Iterable[Edit]) -> types.CodeAction:
        kind = types.CodeActionKind.QuickFix
        return types.CodeAction(title, kind, [self.show(diagnostic)], edit=self._edit(edits))

    def _edit(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        document = self.reading.document
        made = [document.text_edit(edit) for edit in edits]
        if not self.versioned:
            return types.WorkspaceEdit({document.uri: made})
        version = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(version, made)])


def _edits(before: str, after: str) -> Iterator[Edit]:
    """The lines that differ; small edits leave the cursor where it is."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield Edit(Span(starts[i1], starts[i2]), "".join(new[j1:j2]))
