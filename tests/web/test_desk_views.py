"""The live desk in Chromium: how pages are looked at, and what is laid over them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.desk import READY, Look, press, wait

MIDDLE = """
const column = document.querySelector('.column');
const frame = column.getBoundingClientRect();
const at = frame.top + column.clientHeight / 2;
const page = [...document.querySelectorAll('.page')].find((each) => {
  const box = each.getBoundingClientRect();
  return box.top <= at && at <= box.bottom;
});
const box = page.getBoundingClientRect();
return [Number(page.dataset.page), (at - box.top) / box.height];
"""
"""Which page stands in the middle of the window, and how far down its middle is."""
WIDTH = "return document.querySelector('.page').getBoundingClientRect().width"
DRAWN = """
const image = document.querySelectorAll('.page')[1].querySelector('img');
return image.naturalWidth / image.getBoundingClientRect().width;
"""


def test_pages_are_shown_larger_and_smaller_where_they_stand(look: Look) -> None:
    """What stands in the middle stays there; a larger page is drawn with more pixels."""
    browser = look()
    wait(browser, READY)
    browser.execute_script("document.querySelector('.column').scrollTop = 900")
    number, share = browser.execute_script(MIDDLE)
    width = browser.execute_script(WIDTH)
    for _ in range(3):
        browser.find_element("id", "larger").click()
        now, where = browser.execute_script(MIDDLE)
        assert (number, pytest.approx(share, abs=0.01)) == (now, where)
    assert browser.execute_script(WIDTH) > 1.5 * width
    wait(browser, DRAWN.replace("return", "const share =") + "return share >= 0.99")
    for _ in range(3):
        browser.find_element("id", "smaller").click()
    assert (number, pytest.approx(share, abs=0.01)) == tuple(browser.execute_script(MIDDLE))
    assert width == browser.execute_script(WIDTH)
    shown = browser.find_element("id", "zoom").text
    browser.refresh()
    wait(browser, READY)
    assert shown == browser.find_element("id", "zoom").text, "it is chosen for this window"


def test_thumbnails_lead_to_their_pages(look: Look) -> None:
    """One of each page, drawn as it is; by the keyboard, too; and they give room."""
    from selenium.webdriver.common.keys import Keys

    browser = look()
    wait(browser, READY)
    drawn = (
        "return [...document.querySelectorAll('#thumbnails img')]"
        ".filter((image) => image.naturalWidth > 0).length === 2"
    )
    wait(browser, drawn)
    buttons = browser.find_elements("css selector", "#thumbnails button")
    assert ["1", "2"] == [button.text for button in buttons]
    buttons[1].send_keys(Keys.ENTER)
    wait(
        browser,
        "const frame = document.querySelector('.column').getBoundingClientRect();"
        "const box = document.querySelectorAll('.page')[1].getBoundingClientRect();"
        "return Math.abs(box.top - frame.top) < 40 || box.bottom <= frame.bottom + 20",
    )
    width = "return document.querySelector('.column').clientWidth"
    before = browser.execute_script(width)
    browser.find_element("id", "thumbs").click()
    assert browser.execute_script(width) > before
    assert "false" == browser.find_element("id", "thumbs").get_attribute("aria-pressed")


def test_words_are_found_one_after_the_other(look: Look) -> None:
    """The number of boxes is said; Enter goes to the next, with Shift to the one before."""
    from selenium.webdriver.common.keys import Keys

    browser = look()
    wait(browser, READY)
    press(browser, "find", "COALITION")
    found = "return [...document.querySelectorAll('.hit.found')].map((hit) => hit.text.words)"
    words = browser.execute_script(found)
    assert len(words) > 1
    assert all("coalition" in each.lower() for each in words)
    assert str(len(words)) == browser.find_element("id", "found").text
    at = "return [...document.querySelectorAll('.hit.found')].indexOf(document.activeElement)"
    order = []
    for keys in ((Keys.ENTER,), (Keys.ENTER,), (Keys.SHIFT, Keys.ENTER)):
        press(browser, "find", *keys, Keys.NULL)
        order.append(browser.execute_script(at))
    assert [0, 1, 0] == order
    browser.find_element("id", "find").clear()
    press(browser, "find", "nobody wrote this")
    assert "0" == browser.find_element("id", "found").text


def test_the_reading_order_lies_over_the_pages(look: Look) -> None:
    """Every element is numbered as a screen reader comes to it, from 1 on, over its own box."""
    browser = look()
    wait(browser, READY)
    browser.find_element("id", "order").click()
    steps = wait(browser, "return document.querySelectorAll('.step').length")
    numbers = (
        "return [...document.querySelectorAll('.step')].map((each) => Number(each.textContent))"
    )
    order = browser.execute_script(numbers)
    assert list(range(1, max(order) + 1)) == sorted(set(order))
    title = "return document.querySelector('.step').title"
    assert browser.execute_script(title)
    inside = """
    return [...document.querySelectorAll('.step')].every((step) => {
      const box = step.getBoundingClientRect();
      const page = step.closest('.page').getBoundingClientRect();
      return box.left >= page.left - 1 && box.right <= page.right + 1;
    });
    """
    assert browser.execute_script(inside)
    browser.find_element("id", "order").click()
    assert 0 == browser.execute_script("return document.querySelectorAll('.step').length") < steps


def test_the_boxes_of_a_press_lie_over_the_pages(look: Look) -> None:
    """Of the edition for a press: its trim is A4, within its bleed, as the PDF says."""
    browser = look()
    wait(browser, READY)
    browser.find_element("id", "boxes").click()
    assert ["210 × 297"] * 2 == read_legends(browser)
    browser.execute_script(
        "const chosen = document.getElementById('profile'); chosen.value = 'print';"
        "chosen.dispatchEvent(new Event('change'))"
    )
    wait(browser, READY + " && Boolean(document.querySelector('.hit'))")
    assert {"210 × 297"} == set(read_legends(browser))
    box = "return document.querySelector(arguments[0]).getBoundingClientRect()"
    page, bleed, trim = (
        browser.execute_script(box, name) for name in (".page", ".page .bleed", ".page .trim")
    )
    assert page["left"] < bleed["left"] < trim["left"]
    assert page["right"] > bleed["right"] > trim["right"]
    scale = trim["width"] / 210
    assert pytest.approx(3, abs=0.6) == (trim["left"] - bleed["left"]) / scale


def read_legends(browser: Any) -> list[str]:
    """Give the sizes that are said of the pages, in millimetres."""
    script = "return [...document.querySelectorAll('.legend')].map((each) => each.textContent)"
    return [
        said.removeprefix("Cut to ").removesuffix(" mm") for said in browser.execute_script(script)
    ]
