"""The same pages whatever the way to them: by one process or two, bit by bit or at once."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sphinx_speechlint.sphinx_ext import split

from .sites import LONG, OTHER, Site

NAMES = st.sampled_from(["a.txt", "b.txt", "c.md", "d/e.txt"])
TEXTS = st.lists(
    st.sampled_from(
        [
            "同志们：",
            LONG,
            OTHER,
            LONG.replace("同心同向", "步调一致"),
            "自20xx年以来，推动广水发展，为广水经济社会作贡献。",
            "一、提高认识",
            "三、狠抓落实",
            "今年是“十三五”开局之年，全市上下，市委很重视。",
        ]
    ),
    min_size=1,
    max_size=6,
).map("\n".join)
FIELDS = st.sampled_from(["", "---\ntitle: 开幕词\nplace: 江华县\n---\n", "---\ndate: 2019\n---\n"])
CONFIGURATIONS = st.sampled_from(["", 'ignore = ["masked-year"]\n', 'select = ["duplicate"]\n'])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), NAMES, FIELDS, TEXTS),
        st.tuples(st.just("remove"), NAMES),
        st.tuples(st.just("rename"), NAMES, NAMES),
        st.tuples(st.just("configure"), CONFIGURATIONS),
    ),
    min_size=1,
    max_size=3,
)
# What holds the date or the time of the build, or Sphinx's own index, which we do not write.
NOT_COMPARED = {".buildinfo", "searchindex.js"}


def change(site: Site, step: tuple[str, ...]) -> None:
    what, *args = step
    if what == "configure":
        site.write("docs/pyproject.toml", f"[tool.speechlint]\n{args[0]}")
        return
    path = site.folder / args[0]
    if what == "write":
        site.speech(args[0], args[1] + args[2] + "\n")
    elif what == "remove":
        path.unlink(missing_ok=True)
    elif path.exists():
        target = site.folder / args[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)


def pages(site: Site) -> dict[str, bytes]:
    top = site.path("")
    found = (p for p in top.rglob("*") if p.is_file() and "_static" not in p.parts)
    kept = (p for p in found if p.name not in NOT_COMPARED)
    return {p.relative_to(top).as_posix(): p.read_bytes() for p in kept}


TITLED = ("write", "a.txt", "---\ntitle: 开幕词\nplace: 江华县\n---\n", LONG)


@example([[TITLED]], 800)  # its title stands beside the other page
@example([[("write", "c.md", "", OTHER)], [("remove", "a.txt")]], 800)
@example([[("rename", "a.txt", "d/e.txt")], [("configure", 'select = ["duplicate"]\n')]], 1)
@example([[("write", "b.txt", "", LONG)], [("write", "b.txt", "", f"{OTHER}又及。")]], 1)
@settings(
    max_examples=4, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.lists(STEPS, min_size=1, max_size=3), st.sampled_from([1, 800]))
def test_a_build_on_top_of_others_is_a_clean_build(
    rounds: list[list[tuple[str, ...]]], longest: int
) -> None:
    with TemporaryDirectory() as folder, patch.object(split, "_LINKS", longest):
        site = Site(Path(folder))
        for name, text in (("a.txt", LONG), ("b.txt", OTHER)):
            site.speech(name, f"同志们：\n{text}\n")
        site.build()
        for steps in rounds:
            for step in steps:
                change(site, step)
            site.build()
        grown = pages(site)
        for old in ("out", "doctrees"):
            shutil.rmtree(site.root / old)
        other = Site(site.root, jobs=2)
        other.conf("speechlint_cache = False")
        other.build()
        clean = pages(site)
        assert grown.keys() == clean.keys()
        assert [name for name in clean if grown[name] != clean[name]] == []
