"""What the search page can narrow by, and the spellings it knows."""

from __future__ import annotations

from sphinx_speechlint.sphinx_ext.scripts import read

from .sites import Site, clean


def data(site: Site, name: str) -> object:
    return read({name: site.path(f"_search/{name}.js").read_bytes()}, name)


def test_the_manifest_knows_what_is_known_of_speeches(site: Site) -> None:
    site.speech("a.txt", "同志们：\n推动广水发展，为广水经济社会作贡献。我市、全市。\n")
    site.speech("b.txt", clean("乙"))
    site.build()
    manifest = data(site, "manifest")
    assert isinstance(manifest, dict)
    known = {row[0]: row[5] for row in manifest["documents"]}
    assert known["speeches/a"] == [["广水"], ["市"], []]
    assert known["speeches/b"] == [[], [], []]
    assert known["speeches/report"] == 0


def test_terms_are_spelled_in_full_and_by_first_letters(site: Site) -> None:
    site.speech("a.txt", "同志们：\n长江和重庆的铁路。推动广水发展，为广水经济社会作贡献。\n")
    site.build()
    spelled = data(site, "pinyin")
    assert isinstance(spelled, dict)
    assert spelled["changjiang"] == spelled["cj"] == ["长江"]
    assert spelled["chongqing"] == ["重庆"]
    assert "广水" in spelled["guangshui"]


def test_the_next_build_knows_how_words_are_spelled(site: Site) -> None:
    site.speech("a.txt", "同志们：\n长江和重庆的铁路。推动广水发展，为广水经济社会作贡献。\n")
    site.build()
    spelled = site.build().env.domaindata["speech"]["pinyin"]
    assert spelled["重庆"] == ("chong", "qing")
