"""Whose name a reader takes a name for: names and signs in mm -> how near each sign seems to be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.model.map import NAME_ASIDE
from generator.stages.figures.boxes import distances

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]

_NEARER = 0.2
"""How much nearer a name without a leader is to its own sign than to any other, in mm."""
_COST = 2.5
"""Of standing so near to another sign that a reader could take the name for its own: nearer than
``_NEAR``, with a leader ``_NEAR_LED``, on the same height ``BESIDE``, all in mm."""
_NEAR = 1.3
_NEAR_LED = 3.0
_LED_WEIGHT = 3.0
BESIDE = 3.0
_MARGIN = 0.6
"""How much farther than its own sign another must be, and how far above it or below, in mm."""
_SMALL = 1.0
"""A sign that is smaller than this reaches as far up and down to the eye, in mm."""


@dataclass(frozen=True, slots=True)
class Keep:
    """How far names keep from other signs, in mm as these seem to be."""

    more: float
    """How much nearer its own sign seems to a name without a leader than any other."""
    led: float
    """How far others are from a name with one: what stands beside it nearer would be read first."""


WIDE, NARROW = Keep(more=0.5, led=3.0), Keep(more=0.2, led=2.0)
"""Where there is room, and where there is not."""


def seem(boxes: Numbers, discs: Numbers) -> Numbers:
    """Give a table of how far signs seem to be from names, in mm.

    That a name tells what it names is Imhof's rule (Die Anordnung der Namen in der Karte, 1962);
    the measure is ours: a sign above a name or below is taken for its own less readily than one as
    near beside it, and seems farther.
    """
    heights = discs[None, :, 1]
    rise = np.maximum(np.maximum(boxes[:, 1:2] - heights, heights - boxes[:, 3:4]), 0.0)
    whole = np.maximum(discs[:, 2], _SMALL)
    return np.asarray(distances(boxes, discs) + NAME_ASIDE * np.minimum(rise / whole, 1.0))


def mistake(boxes: Numbers, own: Numbers, led: Mask, others: Numbers, keep: Keep = NARROW) -> Mask:
    """Give a table that says which places of a name make it seem that of which other signs.

    :param own: the disc of its own sign, as one row.
    :param led: which of the places have a leader.
    """
    least = np.where(led, keep.led, seem(boxes, own)[:, 0] + keep.more)[:, None]
    nearer = ~led[:, None] & (distances(boxes, others) < distances(boxes, own) + _NEARER)
    return np.asarray(nearer | (seem(boxes, others) < least))


def weigh_confusion(boxes: Numbers, others: Numbers, led: Mask, gap: float) -> Numbers:
    """Weigh how easily names may be taken for those of other signs, though theirs are nearer.

    :param gap: from a sign's edge to its name, in mm.
    """
    away = distances(boxes, others)
    limit = np.where(led, _NEAR_LED, gap + _MARGIN)[:, None]
    # With a leader, nothing but the distance tells that a name is not that of the sign beside it.
    weight = np.where(led, _LED_WEIGHT, 1.0)
    cost = (away < _NEAR).sum(axis=1) + weight * (away < limit).sum(axis=1)
    level = is_level(boxes, others) & (away < BESIDE)
    return np.asarray((cost + 2 * level.sum(axis=1)) * _COST)


def is_level(boxes: Numbers, others: Numbers) -> Mask:
    """Give a table that says which names are level with which signs."""
    heights = others[None, :, 1]
    low, high = boxes[:, 1:2] - _MARGIN, boxes[:, 3:4] + _MARGIN
    return np.asarray((heights > low) & (heights < high))
