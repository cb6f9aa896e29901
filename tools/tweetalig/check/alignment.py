"""Which amounts of a sentence come back in its translation, and which don't."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from tweetalig.check.quantities import TONNE, Amounts, Quantity, Sort
from tweetalig.check.units import TIME, Unit

Key = Hashable
Keys = Callable[[Quantity], Iterable[Key]]

_FEW = 6
"""More times than these are not compared for being about as long; it keeps the time linear."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The amounts of both sides, compared.

    ``pairs`` belong together; ``other_unit`` are pairs of one number with two units;
    ``missing`` are only in the source, ``added`` only in the target.
    """

    pairs: tuple[tuple[Quantity, Quantity], ...]
    other_unit: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Quantity, ...]
    added: tuple[Quantity, ...]


def compare(source: Amounts, target: Amounts) -> Comparison:
    """Match the amounts of two texts, the surest matches first; takes linear time."""
    if not source.quantities and not target.quantities:
        return Comparison((), (), (), ())
    matcher = _Matcher(source, target)
    matcher.ratios()
    matcher.match(_exact)
    matcher.match(_by_meaning)
    matcher.match(_with_unit, _without_unit)
    matcher.match(_without_unit, _with_unit)
    matcher.match(_as_money, _money)
    matcher.match(_without_unit)
    matcher.match(share)
    matcher.match(_clock, _hour)
    matcher.match(_hour, _clock)
    matcher.ratios_as_shares()
    matcher.nearly()
    pairs = tuple(matcher.pairs)
    matcher.pairs.clear()
    matcher.match(_number_only)
    return Comparison(
        pairs,
        tuple(matcher.pairs),
        tuple(source.quantities[index] for index in matcher.left),
        tuple(target.quantities[index] for index in matcher.right),
    )


class _Matcher:
    """Takes matched amounts off the two lists of what is left, by index."""

    def __init__(self, source: Amounts, target: Amounts) -> None:
        self._source = source
        self._target = target
        self.left = dict.fromkeys(range(len(source.quantities)))
        self.right = dict.fromkeys(range(len(target.quantities)))
        self.pairs: list[tuple[Quantity, Quantity]] = []

    def match(self, keys: Keys, target_keys: Keys | None = None) -> None:
        target_keys = target_keys or keys
        waiting: defaultdict[Key, deque[int]] = defaultdict(deque)
        # Words that may go (her second year) wait until those that may not (two) are served.
        for index in self._firm_first(self.right, self._target):
            for key in target_keys(self._target.quantities[index]):
                waiting[key].append(index)
        for index in self._firm_first(self.left, self._source):
            found = self._take(waiting, keys(self._source.quantities[index]))
            if found is not None:
                self._pair(index, found)

    @staticmethod
    def _firm_first(left: Iterable[int], amounts: Amounts) -> list[int]:
        return sorted(left, key=lambda index: amounts.quantities[index].weak)

    def _take(self, waiting: dict[Key, deque[int]], keys: Iterable[Key]) -> int | None:
        for key in keys:
            row = waiting.get(key)
            while row:
                index = row.popleft()
                if index in self.right:
                    return index
        return None

    def _pair(self, left: int, right: int) -> None:
        self.pairs.append((self._source.quantities[left], self._target.quantities[right]))
        del self.left[left], self.right[right]

    def ratios(self) -> None:
        """Match three in a thousand with three in a thousand, and one in ten with ten in 100."""
        waiting: defaultdict[Fraction, deque[tuple[int, int]]] = defaultdict(deque)
        for ratio in self._target.ratios:
            waiting[ratio.value].append((ratio.part, ratio.whole))
        for ratio in self._source.ratios:
            row = waiting.get(ratio.value)
            while row:
                part, whole = row.popleft()
                if {part, whole} <= self.right.keys() and ratio.part in self.left:
                    self._pair(ratio.part, part)
                    self._pair(ratio.whole, whole)
                    break

    def ratios_as_shares(self) -> None:
        """Match one in four with 25 % or a quarter."""
        shares = self._shares(self.right, self._target)
        for ratio in self._source.ratios:
            # A "once" elsewhere may have taken the one of one in five.
            if ratio.whole in self.left and shares[ratio.value]:
                self.left.pop(ratio.part, None)
                self._pair(ratio.whole, shares[ratio.value].popleft())
        shares = self._shares(self.left, self._source)
        for ratio in self._target.ratios:
            if ratio.whole in self.right and shares[ratio.value]:
                self.right.pop(ratio.part, None)
                self._pair(shares[ratio.value].popleft(), ratio.whole)

    def nearly(self) -> None:
        """Match times that are about as long in another unit: anderhalve week and ten days."""
        for left in self._times(self.left, self._source):
            for right in self._times(self.right, self._target):
                if _is_about(self._source.quantities[left], self._target.quantities[right]):
                    self._pair(left, right)
                    break

    @staticmethod
    def _times(left: Iterable[int], amounts: Amounts) -> tuple[int, ...]:
        found = (index for index in left if _days(amounts.quantities[index]))
        return tuple(islice(found, _FEW))

    @staticmethod
    def _shares(left: Iterable[int], amounts: Amounts) -> defaultdict[Fraction, deque[int]]:
        found: defaultdict[Fraction, deque[int]] = defaultdict(deque)
        for index in left:
            for value in share(amounts.quantities[index]):
                found[value].append(index)
        return found


def _is_about(one: Quantity, other: Quantity) -> bool:
    same_unit = one.unit and other.unit and one.unit.name == other.unit.name
    # Hours and minutes are told exactly, and months in years; weeks in months are not.
    exact = any(
        all(quantity.unit and is_exact(quantity.unit) for quantity in (one, other))
        for is_exact in (_is_short, _is_of_months)
    )
    return not (same_unit or exact) and abs(_days(one) - _days(other)) * 11 <= _days(one)


def _is_short(unit: Unit) -> bool:
    return unit.dimension == "seconds" and unit.factor < 86_400


def _is_of_months(unit: Unit) -> bool:
    return unit.dimension == "months"


def _days(quantity: Quantity) -> Fraction:
    """Return how many days a time is; 0 for another amount."""
    if quantity.unit is None or quantity.unit.dimension not in TIME:
        return Fraction(0)
    length = quantity.value * quantity.unit.factor
    # A month has thirty days and a half.
    return length / 86_400 if quantity.unit.dimension == "seconds" else length * Fraction(61, 2)


def _values(quantity: Quantity) -> Iterable[Key]:
    """Yield what an amount can mean: een derde is a third part, or the third, but not three."""
    if quantity.sort == Sort.FRACTION:
        yield quantity.value
        yield from ((Sort.ORDINAL, value) for value in quantity.values[1:])
        return
    yield from quantity.values
    if quantity.sort == Sort.ORDINAL:
        yield from ((Sort.ORDINAL, value) for value in quantity.values)


def _exact(quantity: Quantity) -> Iterable[Key]:
    """Ask for the same number with the same unit."""
    if quantity.code:
        yield quantity.code
        return
    name = quantity.unit.name if quantity.unit else ""
    for value in _values(quantity):
        yield quantity.sort == Sort.CLOCK, value, name


def _by_meaning(quantity: Quantity) -> Iterable[Key]:
    """Allow another unit of the same dimension: 1,5 g and 1500 mg, anderhalf jaar and 18 months."""
    if quantity.unit:
        for value in quantity.values:
            yield quantity.unit.dimension, value * quantity.unit.factor
    elif quantity.sort == Sort.CLOCK:
        yield "clock", quantity.value % 720


def _with_unit(quantity: Quantity) -> Iterable[Key]:
    if quantity.unit and quantity.sort != Sort.CLOCK:
        yield from _values(quantity)


def _without_unit(quantity: Quantity) -> Iterable[Key]:
    if not quantity.unit and quantity.sort != Sort.CLOCK:
        yield from _values(quantity)


def _as_money(quantity: Quantity) -> Iterable[Key]:
    """Take tonnes as money: anderhalve ton is 150,000 euros."""
    if quantity.unit and quantity.unit.name == TONNE:
        yield quantity.value * 100_000


def _money(quantity: Quantity) -> Iterable[Key]:
    if quantity.sort == Sort.NUMBER and (not quantity.unit or quantity.unit.name == "euro"):
        yield quantity.value


def share(quantity: Quantity) -> Iterable[Fraction]:
    """Ask for the same part of a whole: de helft and 50 %."""
    if quantity.unit and quantity.unit.dimension == "percent":
        yield quantity.value * quantity.unit.factor / 100
    elif quantity.sort == Sort.FRACTION and not quantity.unit:
        yield quantity.value


def _clock(quantity: Quantity) -> Iterable[Key]:
    """Ask for the same time of day: om 14.30 uur and at 2.30 pm."""
    if quantity.sort == Sort.CLOCK:
        yield quantity.value % 720


def _hour(quantity: Quantity) -> Iterable[Key]:
    """Take a number as a time of day: om 9 uur."""
    timely = quantity.unit is None or quantity.unit.name == "hour"
    if timely and quantity.sort == Sort.NUMBER and quantity.value <= 24:
        hours, hundredths = divmod(quantity.value * 100, 100)
        # 7.30 is half past seven.
        yield (hours * 60 + hundredths) % 720


def _number_only(quantity: Quantity) -> Iterable[Key]:
    """Ask for the same number, whatever its unit: 5 mg and 5 g."""
    if quantity.unit and quantity.sort != Sort.CLOCK:
        yield quantity.value
