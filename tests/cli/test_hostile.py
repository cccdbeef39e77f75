"""No bytes whatever give a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = "一、 （二） 3. （４） ① 第五， 六是 。 同志们： 20xx年 *** “ ” 演讲稿篇一 演讲稿篇二"
SIGNS = (
    "---\n",
    "speechlint-ignore: [a, 'b']\n",
    "\n<!-- speechlint: ignore-next x",
    " -->\n",
    "title: ",
    "\n",
    "\r",
    "\x1b[",
    "\u2028",
    "𠮷",
    "\ufeff",
)
PIECES = st.sampled_from([*WORDS.split(), *SIGNS])
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)
BYTES = st.binary(max_size=200) | st.builds(
    lambda text, encoding: text.encode(encoding, "replace"),
    TEXTS,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@settings(deadline=None, max_examples=200)
@given(data=BYTES, form=st.sampled_from(["full", "json"]))
def test_check(run, folder: Path, data: bytes, form: str) -> None:
    (folder / "a.txt").write_bytes(data)
    status, out, err = run("check", str(folder / "a.txt"), "--preview", "--format", form)
    assert status in {0, 1, 2}
    assert (status == 2) == bool(err)
    assert out or status == 2
    assert err.count("\n") <= 1
    assert "\x1b" not in out + err


@settings(deadline=None, max_examples=100)
@given(data=BYTES)
def test_outline(run, folder: Path, data: bytes) -> None:
    (folder / "b.txt").write_bytes(data)
    assert run("outline", str(folder / "b.txt")).status in {0, 2}
    assert run("outline", str(folder / "b.txt"), "--format", "json").status in {0, 2}
