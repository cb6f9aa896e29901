"""What belongs to all languages: the choice of language, the sitemap, feeds and headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import quote

from tweetalig.model import Locale
from tweetalig.publish.inputs import Look, Published
from tweetalig.publish.words import Words, own_name

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
"""The same policy as the theme's, for the pages that no theme makes."""


def root_files(
    look: Look,
    locales: Sequence[Locale],
    published: Mapping[Locale, Sequence[Published]],
) -> Mapping[str, str]:
    """Return the files above the folders of the languages, and the feeds in them, by path."""
    files = {
        "index.html": _chooser(look, locales, missing=False),
        "404.html": _chooser(look, locales, missing=True),
        "sitemap.xml": sitemap(look, locales, published),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {look.site_url}sitemap.xml\n",
        "_headers": headers(),
    }
    for locale in locales:
        files[f"{locale}/feed.xml"] = feed(look, locale, published.get(locale, ()))
    return files


def _chooser(look: Look, locales: Sequence[Locale], *, missing: bool) -> str:
    # A wrong address can lie at any depth, so there the links start at the site's own address.
    base = _path(look.site_url) if missing else ""
    first = locales[0]
    parts = []
    for locale in locales:
        words = Words(locale=locale, own=look.languages[locale].words)
        about = (
            words.html("notfound_title")
            if missing
            else escape(look.languages[locale].site_description)
        )
        parts.append(
            f'<li lang="{locale}"><h2><a href="{base}{locale}/" hreflang="{locale}">'
            f"{escape(own_name(locale))}</a></h2>"
            f"<p><strong>{escape(look.languages[locale].site_name)}</strong></p>"
            f"{f'<p>{about}</p>' if about else ''}</li>"
        )
    key = "notfound_title" if missing else "choose_language"
    said = {loc: Words(locale=loc, own=look.languages[loc].words) for loc in locales}
    titles = {words.say(key): words.language_of(key) or loc for loc, words in said.items()}
    heading = " ".join(f'<span lang="{loc}">{escape(text)}</span>' for text, loc in titles.items())
    name = escape(look.languages[first].site_name)
    robots = '<meta name="robots" content="noindex">\n' if missing else ""
    canonical = "" if missing else f'<link rel="canonical" href="{escape(look.site_url)}">\n'
    description = escape(look.languages[first].site_description or look.languages[first].site_name)
    return f"""<!doctype html>
<html lang="{first}" class="no-js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{CSP}">
<meta name="color-scheme" content="light dark">
<meta name="description" content="{description}">
{robots}{canonical}<link rel="icon" type="image/svg+xml" href="{base}{first}/assets/favicon.svg">
<title>{escape(" / ".join(titles))} – {name}</title>
<link rel="stylesheet" href="{base}{first}/assets/tweetalig.css">
<script src="{base}{first}/assets/early.js"></script>
</head>
<body>
<main class="md-typeset tw-page tw-chooser">
<img src="{base}{first}/assets/favicon.svg" alt="" width="72" height="72">
<h1>{heading}</h1>
<ul class="tw-cards">
{"".join(parts)}
</ul>
</main>
</body>
</html>
"""


def _path(site_url: str) -> str:
    return "/" + site_url.partition("//")[2].partition("/")[2]


def sitemap(
    look: Look, locales: Sequence[Locale], published: Mapping[Locale, Sequence[Published]]
) -> str:
    """Return the sitemap, with each page's other languages; Dutch is what is offered otherwise."""
    addresses = {
        locale: {page.url: page for page in published.get(locale, ())} for locale in locales
    }
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        f"  <url><loc>{escape(look.site_url)}</loc></url>",
    ]
    for locale in locales:
        for url, page in addresses[locale].items():
            there = [other for other in locales if url in addresses[other]]
            lines.append("  <url>")
            lines.append(f"    <loc>{_address(look, locale, url)}</loc>")
            if page.date:
                lines.append(f"    <lastmod>{escape(page.date)}</lastmod>")
            lines += [_alternate(look, other, other, url) for other in there]
            lines.append(_alternate(look, "x-default", there[0], url))
            lines.append("  </url>")
    return "\n".join((*lines, "</urlset>", ""))


def _alternate(look: Look, language: str, locale: Locale, url: str) -> str:
    return (
        f'    <xhtml:link rel="alternate" hreflang="{language}" '
        f'href="{_address(look, locale, url)}"/>'
    )


def _address(look: Look, locale: Locale, url: str) -> str:
    return escape(f"{look.site_url}{locale}/{quote(url)}")


def feed(look: Look, locale: Locale, pages: Iterable[Published]) -> str:
    """Return the newest pages of a language as an Atom feed; pages without a date are left out."""
    dated = sorted((p for p in pages if p.date), key=lambda p: (p.date, p.url), reverse=True)[:30]
    own = look.languages[locale]
    address = _address(look, locale, "")
    entries = "".join(
        f"  <entry>\n    <title>{escape(page.title)}</title>\n"
        f'    <link href="{_address(look, locale, page.url)}"/>\n'
        f"    <id>{_address(look, locale, page.url)}</id>\n"
        f"    <updated>{escape(page.date)}T00:00:00Z</updated>\n"
        f"    <summary>{escape(page.description)}</summary>\n  </entry>\n"
        for page in dated
    )
    newest = dated[0].date if dated else "1970-01-01"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{locale}">\n'
        f"  <title>{escape(own.site_name)}</title>\n"
        f'  <link href="{address}"/>\n  <link rel="self" href="{address}feed.xml"/>\n'
        f"  <id>{address}</id>\n  <updated>{escape(newest)}T00:00:00Z</updated>\n"
        f"  <author><name>{escape(own.site_name)}</name></author>\n{entries}</feed>\n"
    )


def headers() -> str:
    """Return example headers in the form Netlify and Cloudflare Pages read."""
    return (
        "/*\n"
        f"  Content-Security-Policy: {CSP}; frame-ancestors 'none'\n"
        "  Referrer-Policy: no-referrer\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()\n"
    )
