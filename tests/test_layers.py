"""The layers hold: imports point downwards, and the command line starts light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

import sphinx_speechlint

PACKAGE = Path(sphinx_speechlint.__file__).parent

# From the bottom to the top: a layer imports only those before it. A name is a module or a
# folder of modules; inside a folder modules may import each other, but never in a circle.
# docs/architecture.md says what each is for.
LAYERS = (
    "language",
    "formats",
    "source",
    "globs",
    "toml_lines",
    "display",
    "numerals",
    "directives",
    "speech",
    "grams",
    "diagnostic",
    "checked",
    "identity",
    "frontmatter",
    "markers",
    "site_lines",
    "shapes",
    "titles",
    "parse",
    "names",
    "rows",
    "lexicon",
    "needs",
    "needed",
    "sieve",
    "holes",
    "masks",
    "web_text",
    "web_traces",
    "inserted",
    "pasted",
    "furniture",
    "segment",
    "backwards",
    "topics",
    "formulas",
    "quantities",
    "measures",
    "figures",
    "sentences",
    "sayings",
    "broken",
    "remains",
    "throughout",
    "openings",
    "chronology",
    "series",
    "facts",
    "duplicates",
    "anchors",
    "layout",
    "suppress",
    "writing",
    "baseline",
    "fix",
    "rule",
    "series_rule",
    "rules",
    "measured",
    "settings",
    "pattern",
    "config_file",
    "config",
    "paths",
    "linear",
    "templates",
    "plugins",
    "pattern_rule",
    "guard",
    "ruleset",
    "vetting",
    "selection",
    "linter",
    "testing",
    "threads",
    "processes",
    "stamp",
    "cache",
    "pool",
    "indexing",
    "runner",
    "progress",
    "watch",
    "baselines",
    "arrow",
    "spark",
    "reporters",
    "statistics",
    "effective",
    "rulebook",
    "outline",
    "split",
    "listings",
    "exporters",
    "lsp",
    "arguments",
    "console",
    "options",
    "commands",
    "cli",
    "sphinx_ext",
)
DOORS = {"cli", "lsp", "sphinx_ext"}  # what users enter by; they never import each other
HEAVY = {"sphinx", "docutils", "jieba", "re2", "numpy", "pygls"}


class Import(NamedTuple):
    importer: str  # dotted names below the package; the package itself is ""
    imported: str


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported_names(path: Path) -> Iterator[str]:
    """The absolute dotted name of everything a file imports, wherever in the file."""
    module = module_name(path)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    anchor = ["sphinx_speechlint", *filter(None, package.split("."))]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = anchor[: len(anchor) - node.level + 1] if node.level else []
            prefix = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{prefix}.{alias.name}" for alias in node.names)


def inner_imports() -> Iterator[Import]:
    for module, path in MODULES.items():
        for name in imported_names(path):
            head, _, rest = name.partition(".")
            if head != "sphinx_speechlint":
                continue
            while rest and rest not in MODULES:  # the name of something in a module
                rest = rest.rpartition(".")[0]
            yield Import(module, rest)


IMPORTS = sorted(set(inner_imports()))


def layer(module: str) -> str:
    return module.partition(".")[0]


def test_every_module_has_a_layer_and_every_layer_a_module() -> None:
    assert {layer(module) for module in MODULES if module} == set(LAYERS)


def test_the_architecture_page_shows_these_layers() -> None:
    page = Path(__file__).parents[1] / "docs" / "architecture.md"
    rows = re.findall(r"^\| (`.*?) \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert re.findall(r"`(\w+)/?`", " ".join(rows)) == list(LAYERS)


def test_imports_are_seen() -> None:
    assert Import("linter", "parse") in IMPORTS
    assert Import("reporters.full", "reporters") in IMPORTS
    assert Import("commands.check", "selection") in IMPORTS


@pytest.mark.parametrize("name", LAYERS)
def test_imports_point_downwards(name: str) -> None:
    below = {*LAYERS[: LAYERS.index(name)], name, ""}
    mine = [i for i in IMPORTS if layer(i.importer) == name]
    assert [i for i in mine if layer(i.imported) not in below] == []


def test_only_spark_and_its_batches_import_what_it_needs() -> None:
    wrong = [
        (module, name)
        for module, path in MODULES.items()
        for name in imported_names(path)
        if name.partition(".")[0] in {"pyspark", "pyarrow", "pandas"}
        and module not in {"spark", "arrow"}
    ]
    assert wrong == []


def test_the_package_is_only_a_door() -> None:
    assert {i.imported for i in IMPORTS if not i.importer} == {"sphinx_ext", "threads"}


def test_rules_never_import_another_rule() -> None:
    wrong = [i for i in IMPORTS if layer(i.importer) == "rules" and layer(i.imported) == "rules"]
    assert wrong == []


def test_doors_never_import_each_other() -> None:
    ends = ((layer(i.importer), layer(i.imported)) for i in IMPORTS)
    assert [pair for pair in ends if pair[0] != pair[1] and {*pair} <= DOORS] == []


def test_no_import_cycle() -> None:
    graph = TopologicalSorter[str]()
    for importer, imported in IMPORTS:
        if importer and importer != imported:
            graph.add(importer, imported)
    graph.prepare()


def test_only_the_extension_imports_sphinx() -> None:
    wrong = [
        (module, name)
        for module, path in MODULES.items()
        for name in imported_names(path)
        if name.partition(".")[0] in {"sphinx", "docutils"}
        and layer(module) not in {"", "sphinx_ext"}  # the package: for its annotations alone
    ]
    assert wrong == []


def test_no_module_says_nothing_by_its_name() -> None:
    empty = {"utils", "util", "helpers", "helper", "misc", "common", "manager"}
    assert [m for m in MODULES if m.rpartition(".")[2] in empty] == []


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["rules"]])
def test_the_command_line_starts_light(arguments: list[str]) -> None:
    code = (
        "import sys; from sphinx_speechlint.cli import main; status = main(sys.argv[1:]);"
        f"print(status, sorted(set(sys.modules) & {HEAVY!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input="各位委员：\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "0 []"
