"""Where two pictures of a page differ, seen on sheets of a few squares."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from generator.comparison.pixels import MOST_REGIONS, Pixels, find_regions, make_picture

DPI = 96


def sheet(*squares: tuple[int, int, int], ink: int = 0, size: int = 300) -> Pixels:
    """A white sheet with squares, each of so many pixels at left and top."""
    pixels = np.full((size, size, 3), 255, np.uint8)
    for left, top, side in squares:
        pixels[top : top + side, left : left + side] = ink
    return pixels


def test_equal_sheets_have_no_regions() -> None:
    """No region and no share."""
    assert ((), 0.0) == find_regions(sheet((50, 50, 20)), sheet((50, 50, 20)), DPI)


def test_a_new_square_is_one_region_round_it() -> None:
    """The box holds the square and little more."""
    ((box,), share) = find_regions(sheet(), sheet((90, 150, 30)), DPI)
    assert box[0] <= 0.3 <= box[2]
    assert box[1] <= 0.5 <= box[3]
    assert (box[2] - box[0]) < 0.13
    assert 0.009 < share < 0.03


def test_what_moved_by_one_pixel_is_the_same() -> None:
    """An edge that rendering rounds to the next pixel is no change."""
    assert ((), 0.0) == find_regions(sheet((50, 50, 20)), sheet((51, 51, 20)), DPI)


def test_a_faint_change_of_a_colour_is_the_same_and_a_plain_one_is_not() -> None:
    """Rounding of colours passes; a grey for a black does not."""
    old = sheet((50, 50, 20))
    assert () == find_regions(old, sheet((50, 50, 20), ink=20), DPI)[0]
    assert 1 == len(find_regions(old, sheet((50, 50, 20), ink=90), DPI)[0])


def test_squares_apart_are_regions_apart_and_near_ones_are_one() -> None:
    """Letters of a word are one region; two words at both ends of a page are two."""
    assert 2 == len(find_regions(sheet(), sheet((20, 20, 10), (200, 200, 10)), DPI)[0])
    assert 1 == len(find_regions(sheet(), sheet((20, 20, 10), (33, 20, 10)), DPI)[0])


def test_a_noisy_page_has_no_endless_list() -> None:
    """Hundreds of specks are gathered into as many regions as a person can look at."""
    specks = [(x, y, 3) for x in range(5, 900, 30) for y in range(5, 900, 30)]
    regions, _ = find_regions(sheet(size=900), sheet(*specks, size=900), DPI)
    assert 1 <= len(regions) <= MOST_REGIONS


def test_sheets_of_other_sizes_are_laid_on_each_other() -> None:
    """What the smaller one lacks is white."""
    assert () == find_regions(sheet((5, 5, 20), size=100), sheet((5, 5, 20), size=200), DPI)[0]


def test_a_picture_is_a_png_of_its_size() -> None:
    """The report's pictures are PNGs, the same bytes each time."""
    picture = make_picture(sheet((50, 50, 20)))
    with Image.open(io.BytesIO(picture.data)) as image:
        assert ("PNG", (300, 300)) == (image.format, image.size)
    assert picture == make_picture(sheet((50, 50, 20)))
