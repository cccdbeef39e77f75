"""What a site of many speeches costs, beside Sphinx's own build of the same texts.

    python benchmarks/site.py 100 1000 3000

Each size is built from scratch by our extension and, as reST, by Sphinx alone, both with
search and without, in the same theme and under index pages of fifty; then with two
processes, again after one speech was changed, and from scratch once more with what the
rules found in the cache, as after ``speechlint check``. One line of JSON for each size.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.speeches import speeches

_GROUP = 50  # speeches under one index page
_CONF = """\
project = "讲话"
language = "zh_CN"
html_theme = {theme!r}
html_use_index = False
html_copy_source = False
"""
# Without this Sphinx alone would take hours: our extension does the same by itself.
_COLLAPSED = 'html_theme_options = {"toctree_collapse": True}\n'
_OURS = """\
extensions = ["sphinx_speechlint"]
speechlint_corpus = {"speeches": "../corpus"}
"""
_NO_SEARCH = """\
def _without_search(app):
    app.builder.search = False

def setup(app):
    app.connect("builder-inited", _without_search)
"""


class Cost(NamedTuple):
    """Seconds of the clock and of all processors, and the largest process in MB."""

    wall: float
    cpu: float
    peak: int


class Project(NamedTuple):
    """A source folder, and the folders that its builds go to."""

    source: Path
    jobs: int = 1

    @property
    def out(self) -> Path:
        """Where the pages go."""
        return self._folder("html")

    def clean(self) -> None:
        """Remove what was built, but not what the rules found."""
        shutil.rmtree(self.out)
        shutil.rmtree(self._folder("doctrees"))

    def build(self) -> Cost:
        """Build the pages in a process of its own; a build that fails stops everything."""
        command = [sys.executable, "-m", "sphinx", "-Q", "-j", str(self.jobs)]
        command += ["-d", str(self._folder("doctrees")), str(self.source), str(self.out)]
        environment = os.environ | {"SPEECHLINT_CACHE_DIR": str(self._folder("cache"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=self.source, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        if status:
            raise SystemExit(f"{self.source}: sphinx-build ended with {status}")
        cpu = used.ru_utime + used.ru_stime
        return Cost(round(wall, 1), round(cpu, 1), used.ru_maxrss // 1024)

    def _folder(self, kind: str) -> Path:
        return self.source.with_name(f"{self.source.name}-{kind}-{self.jobs}")


def main() -> int:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--theme", default="shibuya")
    parser.add_argument("--keep", type=Path, help="leave the sites here")
    arguments = parser.parse_args()
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            folder = arguments.keep / str(size) if arguments.keep else Path(scratch)
            print(json.dumps(measure(size, folder, arguments.theme)), flush=True)
    return 0


def measure(size: int, folder: Path, theme: str) -> dict[str, object]:
    """All builds of one size, and what the site weighs."""
    corpus = folder / "corpus"
    texts = dict(speeches(size))
    _write_all({corpus / f"{name}.txt": text for name, text in texts.items()})
    conf = _CONF.format(theme=theme)
    made = {
        "ours": _project(folder / "ours", conf + _OURS),
        "ours_no_search": _project(folder / "ours-no-search", conf + _OURS + _NO_SEARCH),
        "sphinx": _plain(folder / "sphinx", conf + _COLLAPSED, texts),
        "sphinx_no_search": _plain(
            folder / "sphinx-no-search", conf + _COLLAPSED + _NO_SEARCH, texts
        ),
    }
    costs = {name: project.build() for name, project in made.items()}
    ours = made["ours"]
    both = ours._replace(jobs=2)
    costs["ours_2_jobs"] = both.build()
    same = _bytes(ours.out) == _bytes(both.out)
    changed = corpus / f"{list(texts)[size // 2]}.txt"
    _write_all({changed: changed.read_text(encoding="utf-8").replace("谢谢大家", "衷心感谢大家")})
    costs["ours_changed"] = ours.build()
    made["ours_no_search"].clean()
    costs["ours_no_search_cached"] = made["ours_no_search"].build()
    return {
        "speeches": size,
        "characters": sum(map(len, texts.values())),
        "theme": theme,
        "load": round(os.getloadavg()[0], 1),
        **{name: cost._asdict() for name, cost in costs.items()},
        "ratio_no_search": _ratio(costs["ours_no_search"], costs["sphinx_no_search"]),
        "ratio_no_search_cached": _ratio(costs["ours_no_search_cached"], costs["sphinx_no_search"]),
        "ratio_search": _ratio(costs["ours"], costs["sphinx"]),
        "ratio_changed": _ratio(costs["ours_changed"], costs["ours"]),
        "same_bytes_2_jobs": same,
        **_weights(ours.out),
    }


def _ratio(one: Cost, other: Cost) -> float:
    return round(one.cpu / other.cpu, 2)


def _project(source: Path, conf: str) -> Project:
    _write_all({source / "conf.py": conf})
    return Project(source)


def _plain(source: Path, conf: str, texts: dict[str, str]) -> Project:
    """The same texts as a careful author would write them in reST."""
    names = list(texts)
    groups = {f"part-{n}": names[n : n + _GROUP] for n in range(0, len(names), _GROUP)}
    pages = {name: _rest(text) for name, text in texts.items()}
    pages |= {group: _index(group, members) for group, members in groups.items()}
    pages["index"] = _index("index", list(groups))
    _write_all({source / f"{name}.rst": text for name, text in pages.items()})
    return _project(source, conf)


def _rest(text: str) -> str:
    title, *lines = text.splitlines()
    parts = [f"{title}\n{'=' * 2 * len(title)}"]
    for line in lines:
        escaped = "".join(f"\\{c}" if c in "\\*`|_" else c for c in line)
        heading = line[1:2] == "、" and len(line) < 20
        parts.append(f"{line}\n{'-' * 2 * len(line)}" if heading else escaped)
    return "\n\n".join(parts) + "\n"


def _index(title: str, names: Sequence[str]) -> str:
    listed = "\n".join(f"   {name}" for name in names)
    return f"{title}\n{'=' * len(title)}\n\n.. toctree::\n   :maxdepth: 1\n\n{listed}\n"


def _write_all(files: dict[Path, str]) -> None:
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _bytes(out: Path) -> dict[str, bytes]:
    """Every file but those that hold the time or the settings of the build."""
    found = (path for path in out.rglob("*") if path.is_file())
    kept = (path for path in found if path.name not in {".buildinfo", "objects.inv"})
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in kept}


def _weights(out: Path) -> dict[str, object]:
    pages = {path.relative_to(out).as_posix(): path.stat().st_size for path in out.rglob("*.html")}
    largest = max(pages, key=lambda name: pages[name])
    scripts = [path.read_bytes() for path in (out / "_search").iterdir()]
    return {
        "pages": len(pages),
        "largest_page": largest,
        "largest_page_kb": round(pages[largest] / 1000),
        "search_kb": round(sum(map(len, scripts)) / 1000),
        "search_gzip_kb": round(sum(len(gzip.compress(s)) for s in scripts) / 1000),
        "search_files": len(scripts),
    }


if __name__ == "__main__":
    sys.exit(main())
