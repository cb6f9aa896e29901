"""What Lighthouse says of a built site on its phone profile, and what a first visit weighs.

Run ``npm install lighthouse`` in any folder, then
``python benchmarks/lighthouse.py SITE FOLDER [PATH …]``: SITE is the built site, FOLDER the one
with ``node_modules``, PATH the pages below the site (some of each kind when not said). Chromium is
found on the path. Files are served from this computer, compressed, as hosts of sites do; nothing
is asked of another host. Scores are out of 100; what costs points is named.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from http import HTTPStatus
from pathlib import Path
from typing import Any

PAGES = (
    *("", "nl/", "en/", "nl/artikelen/pacing/", "en/artikelen/wat-is-pem/", "nl/woordenlijst/"),
    *("nl/a-z/", "nl/zoeken/", "en/status/", "nl/artikelen/pacing/nl-en.html"),
)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, text compressed."""

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""

    def send_head(self) -> io.BytesIO | Any:
        """Answer with the file, or as the plain handler does where there is none."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        kind = self.guess_type(file)
        if not file.is_file() or not kind.startswith(("text/", "image/svg", "application/j")):
            return super().send_head()
        data = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=86400")
        self.end_headers()
        return io.BytesIO(data)


def ask(address: str, folder: Path) -> Any:
    """Return Lighthouse's report of a page."""
    command = [
        *(str(folder / "node_modules" / ".bin" / "lighthouse"), address, "--quiet"),
        *("--output=json", "--output-path=stdout", f"--only-categories={','.join(SCORES)}"),
        f"--chrome-flags={FLAGS}",
    ]
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return json.loads(done.stdout)


def main() -> None:
    """Print a line of the table for each page."""
    site, folder = Path(sys.argv[1]), Path(sys.argv[2])
    paths = sys.argv[3:] or PAGES
    handler = functools.partial(Host, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(
            "| page | " + " | ".join(SCORES) + " | FCP | LCP | TBT | first visit | costs points |"
        )
        print("| --- " * (len(SCORES) + 6) + "|")
        for path in paths:
            said = ask(f"http://127.0.0.1:{server.server_port}/{path}", folder)
            audits, categories = said["audits"], said["categories"]
            scores = [f"{100 * categories[name]['score']:.0f}" for name in SCORES]
            times = [audits[name]["displayValue"] for name in TIMES]
            weight = f"{audits['total-byte-weight']['numericValue'] / 1000:.0f} kB"
            wrong = [
                part["id"]
                for name in SCORES[1:]
                for part in categories[name]["auditRefs"]
                if audits[part["id"]]["score"] == 0 and part["weight"]
            ]
            cells = (f"/{path}", *scores, *times, weight, ", ".join(wrong))
            print("| " + " | ".join(cells) + " |", flush=True)
        server.shutdown()


if __name__ == "__main__":
    main()
