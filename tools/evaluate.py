"""Measure the rules: python tools/evaluate.py [--clean DIR …] [--preview] [--show N].

Prints recall and precision on the labelled pages, recall by mutation of clean texts, and
false alarms per 100,000 characters of clean text. ``--save`` and ``--diff`` compare two
states of the rules over all texts; ``--raise-floors`` lifts the committed floors. Fails
when a figure is below its floor or clean texts raise more than one false alarm per
100,000 characters.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sphinx_speechlint.diagnostic import Diagnostic  # noqa: E402
from sphinx_speechlint.linter import lint  # noqa: E402
from sphinx_speechlint.selection import select_rules  # noqa: E402
from sphinx_speechlint.source import Source, Span  # noqa: E402
from tests import floors, measure  # noqa: E402
from tests.evaluate import FAMILIES, SCORED, Score  # noqa: E402

MEASURED = ROOT / "src/sphinx_speechlint/measured.toml"
MOST_ALARMS = 1.0  # per 100,000 characters


@dataclass
class Report:
    """All measurements of one tier."""

    tier: str
    seed: Score
    pages: Score
    own: dict[str, Score]
    more: dict[str, Score]
    alarms: measure.Alarms
    narrow: measure.Alarms

    @property
    def figures(self) -> dict[str, float]:
        """What has a floor, by name."""
        return measure.figures(self.seed, self.pages, self.own)

    def faults(self, floor: Mapping[str, float]) -> list[str]:
        """What must not be so, in words."""
        serious = len(self.alarms.serious())
        rate = self.alarms.rate(serious)
        found = floors.below(floor, self.figures)
        if rate > MOST_ALARMS:
            found.append(f"false alarms: {rate:.1f} > {MOST_ALARMS} per 100,000 characters")
        return found


def main() -> int:
    """Measure, print and compare; 1 when something is below its floor."""
    args = _arguments()
    own = measure.clean_sources([measure.CLEAN])
    more = measure.clean_sources(args.clean)
    if args.raise_floors:
        return _raise_floors(own)
    if args.write_measured:
        return _write_measured()
    report = _report(own, more, args)
    if args.save or args.diff:
        return _snapshot(report, [*own, *more, *_others(args)], args)
    if args.json:
        print(json.dumps(_as_json(report), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(report, args.show)))
    usual = args.seed == 0 and args.rounds == measure.ROUNDS
    floor = floors.read_floors().get(report.tier, {}) if usual else {}
    faults = report.faults(floor)
    for fault in faults:
        print(f"below its floor: {fault}", file=sys.stderr)
    return 1 if faults else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--clean", type=Path, action="append", default=[], metavar="DIR", help="more clean texts")
    add("--texts", type=Path, action="append", default=[], metavar="DIR", help="texts to diff")
    add("--preview", action="store_true", help="run preview rules too")
    add("--rounds", type=int, default=measure.ROUNDS, help="mutants of each text and mutator")
    add("--seed", type=int, default=0, help="other mutants; the floors hold for 0")
    add("--show", type=int, default=0, metavar="N", help="N misses and wrong ones of each")
    add("--json", action="store_true", help="figures and diagnostics as JSON")
    add("--save", type=Path, metavar="FILE", help="write figures and diagnostics of all texts")
    add("--diff", type=Path, metavar="FILE", help="what was added and removed since --save")
    add("--write-measured", action="store_true", help="write what the rules' pages state")
    add("--raise-floors", action="store_true", help="lift tests/gold/floors.toml")
    return parser.parse_args()


def _report(own: list[Source], more: list[Source], args: argparse.Namespace) -> Report:
    rules = select_rules(preview=args.preview)
    made = [
        measure.make_mutants(sources, rounds=args.rounds, seed=args.seed) for sources in (own, more)
    ]
    return Report(
        "preview" if args.preview else "default",
        measure.measure_seed(rules),
        measure.measure_pages(rules),
        measure.measure_mutation(made[0], rules),
        measure.measure_mutation(made[1], rules),
        measure.measure_alarms([*own, *more], rules),
        measure.measure_alarms(map(measure.narrow, [*own, *more]), rules),
    )


def _raise_floors(own: list[Source]) -> int:
    tiers, mutants = floors.read_floors(), measure.make_mutants(own)
    for tier in floors.TIERS:
        rules = select_rules(preview=tier == "preview")
        mutation = measure.measure_mutation(mutants, rules)
        labelled = measure.measure_seed(rules), measure.measure_pages(rules)
        reached = measure.figures(*labelled, mutation)
        lifted = floors.raised(tiers.get(tier, {}), reached)
        for name, floor in sorted(lifted.items()):
            if floor > (before := tiers.get(tier, {}).get(name, 0.0)):
                print(f"{tier} {name}: {before:.2f} -> {floor:.2f}")
        tiers[tier] = lifted
    floors.write_floors(tiers)
    return 0


def _write_measured() -> int:
    lines = ["# Written by tools/evaluate.py --write-measured."]
    for name, row in measure.measure_rules().items():
        cells = ", ".join(f"{key} = {value}" for key, value in row._asdict().items())
        lines.append(f"{name} = {{ {cells} }}")
    MEASURED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _lines(report: Report, show: int) -> Iterator[str]:
    for name, one in (("labelled page", report.seed), ("pages made for this", report.pages)):
        yield f"{name} ({report.tier})"
        yield from _score_lines(one)
        if show:
            yield from _examples(one, 10**6)
        yield ""
    head = f"{'faults':>8}{'recall':>8}{'wrong':>7}"
    yield f"{'mutation':22}{head}{'more':>9}{head[8:]}"
    for name, one in report.own.items():
        yield f"{name:22}{_cells(one)}  {_cells(report.more[name])}"
        if show:
            yield from _subs(one)
            yield from _examples(one, show)
            yield from _examples(report.more[name], show)
    yield ""
    for title, alarms in (("clean", report.alarms), ("clean, half-width", report.narrow)):
        yield f"{title}: {alarms.characters} characters"
        for rule, count in [*alarms.by_rule().most_common(), ("all", len(alarms.found))]:
            yield f"  {rule:28}{count:5}{alarms.rate(count):8.1f} per 100,000"
        if show:
            for source, diagnostic in alarms.found:
                yield f"    alarm  {_place(source, diagnostic)}"


def _score_lines(one: Score) -> Iterator[str]:
    yield f"{'kind':16}{'sub':14}{'labels':>8}{'found':>8}{'recall':>8}"
    for kind, sub in sorted(one.total, key=lambda k: ([*FAMILIES].index(k[0]), k[1])):
        total, found = one.total[kind, sub], one.found[kind, sub]
        yield f"{kind:16}{sub:14}{total:8}{found:8}{one.recall(kind, sub):8.3f}"
    yield f"{'all':30}{one.total.total():8}{one.found.total():8}{one.recall():8.3f}"
    yield f"{'macro':46}{one.macro():8.3f}"
    yield ""
    yield f"{'family':16}{'right':>8}{'wrong':>8}{'other':>8}{'excess':>8}{'precision':>10}"
    for family in sorted(SCORED):
        counts = one.right[family], one.wrong_in(family), one.other[family]
        if any(counts):
            cells = "".join(f"{count:8}" for count in counts)
            excess = one.median_excess(family)
            yield f"{family:16}{cells}{excess:8.0f}{one.precision(family):10.3f}"


def _cells(one: Score) -> str:
    total = one.total.total()
    recall = f"{one.recall():8.3f}" if total else f"{'-':>8}"
    return f"{total:8}{recall}{len(one.wrong):7}"


def _subs(one: Score) -> Iterator[str]:
    parts = [f"{k[1]} {one.found[k]}/{one.total[k]}" for k in sorted(one.total) if k[1]]
    if parts:
        yield "    " + ", ".join(parts)


def _examples(one: Score, most: int) -> Iterator[str]:
    for source, label in _some(one.missed, most):
        at = source.line_span(label.line).start + label.column
        place = f"{Path(source.path).name}:{label.line}:{label.column + 1}"
        shown = _shown(source, Span(at, at + len(label.text)))
        yield f"    missed {label.kind} {label.sub} {place} {shown}"
    for source, diagnostic in _some(one.wrong, most):
        yield f"    wrong  {_place(source, diagnostic)}"


def _some(found: list[Any], most: int) -> list[Any]:
    return found[:: max(1, len(found) // most)][:most]


def _shown(source: Source, span: Span) -> str:
    """The text of a span in brackets, with what stands around it."""
    text = source.text
    parts = text[max(0, span.start - 12) : span.start], text[slice(*span)], text[span.end :][:8]
    return "{}⟦{}⟧{}".format(*(part.replace("\n", "⏎") for part in parts))


def _place(source: Source, diagnostic: Diagnostic) -> str:
    at = source.position(diagnostic.span.start)
    where = f"{Path(source.path).name}:{at.line}:{at.column}"
    return f"{where} {diagnostic.rule} {_shown(source, diagnostic.span)}"


def _others(args: argparse.Namespace) -> list[Source]:
    return [Source.read(measure.PAGE), *measure.clean_sources(args.texts)]


def _as_json(report: Report, sources: Sequence[Source] = ()) -> dict[str, object]:
    rules = select_rules(preview=report.tier == "preview")
    found = [_place(source, d) for source in sources for d in lint([source], rules)]
    alarms = {r: report.alarms.rate(n) for r, n in report.alarms.by_rule().items()}
    further = {f"more/{name}": one.recall() for name, one in report.more.items() if one.total}
    return {"figures": report.figures | further, "alarms": alarms, "diagnostics": found}


def _snapshot(report: Report, sources: list[Source], args: argparse.Namespace) -> int:
    now = json.loads(json.dumps(_as_json(report, sources)))
    if args.diff:
        if not args.diff.exists():
            raise SystemExit(f"{args.diff}: not there; make it with --save before the change")
        before = json.loads(args.diff.read_text(encoding="utf-8"))
        for part in ("figures", "alarms"):
            for name in sorted({*before[part], *now[part]}):
                old, new = before[part].get(name, 0.0), now[part].get(name, 0.0)
                if abs(old - new) > 1e-9:
                    print(f"{name}: {old:.3f} -> {new:.3f}")
        old, new = set(before["diagnostics"]), set(now["diagnostics"])
        for sign, lines in (("-", old - new), ("+", new - old)):
            for line in sorted(lines):
                print(sign, line)
        print(f"{len(old - new)} removed, {len(new - old)} added")
    if args.save:
        args.save.parent.mkdir(parents=True, exist_ok=True)
        args.save.write_text(json.dumps(now, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
