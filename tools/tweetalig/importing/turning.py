"""Which way up a text stands on its page, and the places on a page that is turned."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


def quarter_of(angle: float) -> int:
    """Return the quarter turns, clockwise, of an angle in radians: 0 is upright."""
    return round(angle / (math.pi / 2)) % 4


def usual_quarter(quarters: Iterable[int]) -> int:
    """Return the way up that most letters of a page have."""
    counts = Counter(quarters)
    return max(counts, key=lambda quarter: (counts[quarter], -quarter), default=0)


@dataclass(frozen=True, slots=True)
class Turn:
    """Turns a page back until its text is upright; ``quarter`` is how far it was turned."""

    quarter: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page is then."""
        return ((x, y), (-y, x), (-x, -y), (y, -x))[self.quarter]

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return the left, bottom, right and top that a box of the page has then."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
