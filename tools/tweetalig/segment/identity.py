"""Names of segments: made from what they say, and from their surroundings where that repeats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2b

from tweetalig.model import SegmentId
from tweetalig.segment.hole import Hole


def identify(holes: Sequence[Hole]) -> tuple[SegmentId, ...]:
    """Return an id for each hole, unique among them.

    It is the kind and a digest of the text, white space aside. Where that repeats, a digest
    of the context follows, and where that repeats too, a number.
    """
    plain = [f"{hole.kind}-{_digest(hole.text, size=5)}" for hole in holes]
    counts = Counter(plain)
    names = [
        name if counts[name] == 1 else f"{name}-{_digest(*_surroundings(holes, index), size=3)}"
        for index, name in enumerate(plain)
    ]
    return tuple(_numbered(names))


def _surroundings(holes: Sequence[Hole], index: int) -> tuple[str, ...]:
    if holes[index].context:
        return holes[index].context
    before = holes[index - 1].text if index else ""
    after = holes[index + 1].text if index + 1 < len(holes) else ""
    return before, after


def _numbered(names: Sequence[str]) -> list[SegmentId]:
    seen: defaultdict[str, int] = defaultdict(int)
    result = []
    for name in names:
        seen[name] += 1
        result.append(SegmentId(name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return result


def _digest(*texts: str, size: int) -> str:
    normalised = "\0".join(" ".join(text.split()) for text in texts)
    return blake2b(normalised.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
