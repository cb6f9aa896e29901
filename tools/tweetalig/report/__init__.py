"""Shows findings to people and to programs."""

from __future__ import annotations

from tweetalig.report.as_json import render_json
from tweetalig.report.counts import count_by_severity, worst
from tweetalig.report.github import render_github
from tweetalig.report.sarif import render_sarif
from tweetalig.report.text import render_text

__all__ = [
    "count_by_severity",
    "render_github",
    "render_json",
    "render_sarif",
    "render_text",
    "worst",
]
