"""Runs the parts of Argos Translate that must not run in our own process.

Importing its settings creates folders, its index is read without a time limit, and its
installer imports everything Argos can do. In a child all that happens with an environment
and a deadline of our choosing. Called as ``python -m tweetalig.engines.argos_child``:

- ``index FROM TO`` writes the packages that the index has for a pair, as JSON on one line;
- ``install FILE`` unpacks a package into the folder named in ``ARGOS_PACKAGES_DIR``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

UNREACHABLE = 5
"""Exit status when the index could not be read."""


def index(source: str, target: str) -> int:
    """Write what the index offers, or return :data:`UNREACHABLE`."""
    package = import_module("argostranslate.package")
    settings = import_module("argostranslate.settings")
    package.update_package_index()
    if not Path(settings.local_package_index).is_file():
        return UNREACHABLE
    found = [
        {"version": str(offer.package_version), "links": list(offer.links)}
        for offer in package.get_available_packages()
        if (offer.type, offer.from_code, offer.to_code) == ("translate", source, target)
    ]
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def install(file: str) -> int:
    """Unpack a package as Argos itself does."""
    package = import_module("argostranslate.package")
    package.install_from_path(Path(file))
    return 0


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says."""
    if arguments[0] == "index":
        return index(arguments[1], arguments[2])
    return install(arguments[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
