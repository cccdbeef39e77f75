"""Narrowing a search: to a speech, a place, a level, a year."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.searching import listed, search, wait_for_results

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def choose(page: Page, label: str, value: str) -> None:
    page.locator(".speech-choosers label", has_text=label).locator("select").select_option(value)
    wait_for_results(page)


def chosen(page: Page) -> list[str]:
    return page.locator(".speech-choosers select").evaluate_all("all => all.map(s => s.value)")


def test_narrows_to_a_speech_a_place_a_level(wide: Page, base: str) -> None:
    search(wide, base, "政协")
    every = listed(wide)
    choose(wide, "讲话", "speeches/zhengxie-05")
    assert listed(wide) == ["zhengxie-05"]
    choose(wide, "讲话", "")
    assert listed(wide) == every
    choose(wide, "地方", "盐城")  # the second speech of a spliced one
    assert listed(wide) == ["zhengxie-03"]
    choose(wide, "地方", "")
    choose(wide, "层级", "省")
    assert listed(wide) == ["zhengxie-06", "zhengxie-09"]
    choose(wide, "年份", "2015 年")
    assert listed(wide) == ["zhengxie-09"]
    assert wide.locator("#search-results h2").count() == 1


def test_the_address_keeps_what_a_search_is_narrowed_to(wide: Page, base: str) -> None:
    search(wide, base, "政协")
    choose(wide, "层级", "省")
    choose(wide, "年份", "2015 年")
    narrowed = chosen(wide)
    assert set(narrowed) == {"", "省", "2015 年"}
    link = wide.url
    wide.locator("#search-results li > a").first.click()
    wide.wait_for_url("**/speeches/**")
    for come in (wide.go_back, wide.reload, lambda: wide.goto("about:blank")):
        come()
        if wide.url == "about:blank":
            wide.goto(link)
        wait_for_results(wide)
        assert listed(wide) == ["zhengxie-09"]
        assert chosen(wide) == narrowed
    wide.locator("input[name=q]").first.fill("委员")
    wide.wait_for_url(f"**q={quote('委员')}**")
    wait_for_results(wide)
    assert listed(wide) == ["zhengxie-09"]
    choose(wide, "层级", "")
    choose(wide, "年份", "")
    assert "level" not in wide.url
    assert len(listed(wide)) > 1


def test_an_address_that_names_what_is_gone_narrows_nothing(wide: Page, base: str) -> None:
    search(wide, base, "政协")
    every = listed(wide)
    wide.goto("about:blank")
    wide.goto(f"{base}/search.html?q={quote('政协')}&speech=speeches/gone&place=nowhere")
    wait_for_results(wide)
    assert listed(wide) == every
    assert not any(chosen(wide))
