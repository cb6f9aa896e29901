"""Makes the files that people send: Word, OpenDocument, PDF, a saved page. All words are ours."""

from __future__ import annotations

import io
import struct
import textwrap
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from html import escape

import pypdfium2  # noqa: TID251 - it takes the photograph of a page

TITLE = "Rust na een drukke dag"
INTRO = (
    "Wie na inspanning zieker wordt, heeft vaak meer rust nodig dan andere mensen. In dit stuk "
    "lees je hoe je die rust vooraf plant. Vraag bij twijfel altijd je eigen arts om raad."
)
HELPS = "Wat kan helpen"
LEADS = "Een paar dingen kunnen het lichter maken:"
ITEMS = ("Zet het licht zacht.", "Vraag bezoek om kort te blijven.", "Leg je telefoon weg.")
STEPS = ("Eerst een half uur liggen.", "Dan pas kijken wat er kan.")
NUMBERS = "Een dag in getallen"
ROWS = (("Moment", "Rust"), ("Ochtend", "30 minuten"), ("Middag", "60 minuten"))
CAPTION = "Foto: een bed bij het raam."
WATER = "Een glas water binnen handbereik scheelt een tocht naar de keuken."
NOTE = "Dit geldt niet voor iedereen."
END = "Kijk na een week terug op wat er lukte. Schrijf op wat je een volgende keer anders doet."
LINK = "https://voorbeeld.example/rust?utm_source=nieuwsbrief&id=3"
HEAD = "Nieuwsbrief voorjaar"
COMMENT = "Klopt dit nog?"

TEXTS = (
    TITLE, INTRO, HELPS, LEADS, *ITEMS, *STEPS, NUMBERS, *(cell for row in ROWS for cell in row),
    CAPTION, WATER, NOTE, END,
)  # fmt: skip
"""Everything a reader of the text document sees; the running head and the comment come on top."""


def png(width: int = 60, height: int = 45) -> bytes:
    """A picture with a slope of grey."""
    row = b"\x00" + bytes(x * 255 // width for x in range(width))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * height)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def archive(parts: Iterable[tuple[str, bytes | str]]) -> bytes:
    """A zip archive with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            package.writestr(name, data)
    return buffer.getvalue()


# Word

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IMAGE = (
    "<w:r><w:drawing><wp:inline xmlns:wp="
    '"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Beeld"/><a:graphic xmlns:a='
    '"http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri='
    '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic='
    '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)


def word_run(text: str, properties: str = "") -> str:
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def word_paragraph(content: str, style: str = "", numbering: int = 0, depth: int = 0) -> str:
    """A paragraph of Word with runs in it."""
    number = (
        f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{numbering}"/></w:numPr>'
        if numbering
        else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{content}</w:p>"


def _word_body() -> str:
    p = word_paragraph
    before, _, after = INTRO.partition("vooraf")
    table = "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(word_run(cell))}</w:tc>" for cell in row) + "</w:tr>"
        for row in ROWS
    )
    link = f'<w:hyperlink r:id="rId8">{word_run("water")}</w:hyperlink>'
    glass, _, rest = WATER.partition("water")
    return "".join(
        (
            p(word_run(TITLE), "Title"),
            p(word_run(before) + word_run("vooraf", "<w:i/>") + word_run(after)),
            p(word_run(HELPS), "Heading1"),
            p(word_run(LEADS)),
            *(p(word_run(item), numbering=1) for item in ITEMS),
            *(p(word_run(step), numbering=2) for step in STEPS),
            p(word_run(NUMBERS), "Heading1"),
            f"<w:tbl>{table}</w:tbl>",
            p(_IMAGE),
            p(word_run(CAPTION), "Caption"),
            p(
                word_run(glass)
                + link
                + word_run(rest)
                + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            ),
            p(word_run(END, "<w:b/>")),
        )
    )


def word(
    body: str | None = None, *, more: Sequence[tuple[str, bytes | str]] = (), title: str = TITLE
) -> bytes:
    """A ``.docx`` file with everything in it that the tests look for, or with another body."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    relations = {
        "rId1": ("styles", "styles.xml", ""),
        "rId2": ("numbering", "numbering.xml", ""),
        "rId3": ("footnotes", "footnotes.xml", ""),
        "rId4": ("header", "header1.xml", ""),
        "rId5": ("comments", "comments.xml", ""),
        "rId8": ("hyperlink", LINK, ' TargetMode="External"'),
        "rId9": ("image", "media/image1.png", ""),
    }
    related = "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{escape(target)}"{mode}/>'
        for key, (kind, target, mode) in relations.items()
    )
    names = {"Title": "Title", "Heading1": "heading 1", "Caption": "caption"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/></w:lvl>'
        f'<w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="{kind}"/></w:lvl></w:abstractNum>'
        for n, kind in ((1, "bullet"), (2, "decimal"))
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    levels += (
        '<w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return archive(
        (
            (
                "[Content_Types].xml",
                f'{head}<Types xmlns="{package}/content-types"><Default Extension="png" '
                'ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
            ),
            (
                "_rels/.rels",
                f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
            ),
            (
                "word/_rels/document.xml.rels",
                f'{head}<Relationships xmlns="{package}/relationships">{related}</Relationships>',
            ),
            (
                "word/document.xml",
                f"{head}<w:document {_W} {_R}><w:body>{body or _word_body()}</w:body></w:document>",
            ),
            ("word/styles.xml", f"{head}<w:styles {_W}>{styles}</w:styles>"),
            ("word/numbering.xml", f"{head}<w:numbering {_W}>{levels}</w:numbering>"),
            (
                "word/footnotes.xml",
                f'{head}<w:footnotes {_W}><w:footnote w:id="2">{word_paragraph(word_run(NOTE))}'
                "</w:footnote></w:footnotes>",
            ),
            ("word/header1.xml", f"{head}<w:hdr {_W}>{word_paragraph(word_run(HEAD))}</w:hdr>"),
            (
                "word/comments.xml",
                f'{head}<w:comments {_W}><w:comment w:id="1">{word_paragraph(word_run(COMMENT))}'
                "</w:comment></w:comments>",
            ),
            (
                "docProps/core.xml",
                f'{head}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/" '
                'xmlns:dcterms="http://purl.org/dc/terms/">'
                f"<dc:title>{escape(title)}</dc:title>"
                "<dcterms:modified>2026-03-04T10:00:00Z</dcterms:modified></cp:coreProperties>",
            ),
            ("word/media/image1.png", png()),
            *more,
        )
    )


def word_of(*paragraphs: str) -> bytes:
    """A ``.docx`` file with plain paragraphs and no title."""
    return word("".join(word_paragraph(word_run(text)) for text in paragraphs), title="")


# OpenDocument

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:style="{_ODF}:style:1.0" xmlns:draw="{_ODF}:drawing:1.0" '
    f'xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" xmlns:svg="{_ODF}:svg-compatible:1.0" '
    f'xmlns:meta="{_ODF}:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def _text_list(style: str, items: Sequence[str]) -> str:
    inside = "".join(
        f"<text:list-item><text:p>{escape(item)}</text:p></text:list-item>" for item in items
    )
    return f'<text:list text:style-name="{style}">{inside}</text:list>'


def opendocument(*, more: Sequence[tuple[str, bytes | str]] = ()) -> bytes:
    """An ``.odt`` file with the same text."""
    before, _, after = INTRO.partition("vooraf")
    glass, _, rest = WATER.partition("water")
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    body = (
        f'<text:p text:style-name="Title">{TITLE}</text:p>'
        f'<text:p>{before}<text:span text:style-name="T1">vooraf</text:span>{after}'
        f"<office:annotation><text:p>{COMMENT}</text:p></office:annotation></text:p>"
        f'<text:h text:outline-level="1">{HELPS}</text:h><text:p>{LEADS}</text:p>'
        f"{_text_list('L1', ITEMS)}{_text_list('L2', STEPS)}"
        f'<text:h text:outline-level="1">{NUMBERS}</text:h><table:table>{rows}</table:table>'
        '<text:p><draw:frame><draw:image xlink:href="Pictures/bed.png"/></draw:frame></text:p>'
        f'<text:p text:style-name="Caption">{CAPTION}</text:p>'
        f'<text:p>{glass}<text:a xlink:href="{escape(LINK)}">water</text:a>{rest}'
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note></text:p>"
        f'<text:p><text:span text:style-name="T2">{END}</text:span></text:p>'
    )
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'fo:font-style="italic"/></style:style><style:style style:name="T2" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/>'
        '</text:list-style><text:list-style style:name="L2"><text:list-level-style-number '
        'text:level="1" style:num-format="1"/></text:list-style>'
    )
    return opendocument_of(body, styles=styles, head=HEAD, title=TITLE, more=more)


def opendocument_of(
    body: str,
    *,
    styles: str,
    head: str = "",
    title: str = "",
    more: Sequence[tuple[str, bytes | str]] = (),
) -> bytes:
    """An ``.odt`` file with a body and automatic styles, and perhaps a running head."""
    head = f"<text:p>{head}</text:p>"
    return archive(
        (
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            (
                "content.xml",
                f"<office:document-content {_NAMES}><office:automatic-styles>{styles}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
                "</office:body></office:document-content>",
            ),
            (
                "styles.xml",
                f"<office:document-styles {_NAMES}><office:master-styles><style:master-page>"
                f"<style:header>{head}</style:header></style:master-page></office:master-styles>"
                "</office:document-styles>",
            ),
            (
                "meta.xml",
                f"<office:document-meta {_NAMES}><office:meta><dc:title>{title}</dc:title>"
                "<dc:date>2026-03-04T10:00:00</dc:date></office:meta></office:document-meta>",
            ),
            ("Pictures/bed.png", png()),
            *more,
        )
    )


# PDF

Placed = tuple[float, float, str, float, str]
"""Left, height above the foot, font (F1 plain, F2 bold, F3 italic), size, text."""


def pdf(
    pages: Sequence[Sequence[Placed]],
    *,
    title: str = "",
    pictures: Sequence[tuple[float, float, float, float]] = (),
    links: Sequence[tuple[float, float, float, float, str]] = (),
    rules: Sequence[tuple[float, float, float, float]] = (),
    photograph: tuple[int, int, bytes] | None = None,
    turned: Sequence[Placed] = (),
    fonts: Sequence[str] = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
) -> bytes:
    """A PDF of texts at their places, with grey pictures and boxes on the first page.

    Pictures and the boxes of ``rules`` are given by left, bottom, width and height. What is
    ``turned`` is read from the foot to the top of the first page.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    numbers = []
    for name in fonts:
        objects.append(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
            % name.encode()
        )
        numbers.append(len(objects))
    width, height, pixels = photograph or (64, 48, bytes(range(0, 256, 4)) * 48)
    grey = zlib.compress(pixels)
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (width, height, len(grey), grey)
    )
    image = len(objects)
    kids = []
    for number, placed in enumerate(pages):
        shown = pictures if not number else ()
        stream = b"\n".join(
            [
                *(b"q %g 0 0 %g %g %g cm /Im Do Q" % (w, h, x, y) for x, y, w, h in shown),
                *(b"%g %g %g %g re S" % rule for rule in (rules if not number else ())),
                *(_shown(one) for one in placed),
                *(_shown(one, "0 1 -1 0 {:g} {:g} Tm") for one in (turned if not number else ())),
            ]
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        notes = "".join(
            f"<< /Type /Annot /Subtype /Link /Rect [{a} {b} {c} {d}] /Border [0 0 0] "
            f"/A << /S /URI /URI ({address}) >> >>"
            for a, b, c, d, address in (links if not number else ())
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
            f"/Annots [{notes}] /Resources << /XObject << /Im {image} 0 R >> /Font << "
            f"/F1 {numbers[0]} 0 R /F2 {numbers[1]} 0 R /F3 {numbers[2]} 0 R >> >> >>".encode()
        )
        kids.append(len(objects))
    references = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), references)
    objects.append(b"<< /Title (%s) /CreationDate (D:20260304100000) >>" % title.encode("cp1252"))
    return _pdf_file(objects)


def _shown(one: Placed, way: str = "{:g} {:g} Td") -> bytes:
    x, y, font, size, text = one
    said = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /%s %g Tf %s (%s) Tj ET" % (font.encode(), size, way.format(x, y).encode(), said)


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), table,
    )  # fmt: skip
    return bytes(out)


class Column:
    """Sets text in a column of a page, line by line from the top."""

    def __init__(self, left: float, top: float, width: int) -> None:
        self.placed: list[Placed] = []
        self._left = left
        self._y = top
        self._width = width

    def say(self, text: str, *, font: str = "F1", size: float = 10, hyphens: bool = False) -> None:
        """Set a paragraph."""
        lines = broken(text, self._width) if hyphens else textwrap.wrap(
            text, int(self._width * 10 / size), break_on_hyphens=False
        )  # fmt: skip
        for line in lines:
            self.placed.append((self._left, self._y, font, size, line))
            self._y -= 1.25 * size
        self._y -= 0.7 * size

    def skip(self, points: float) -> float:
        """Leave space, and return where it ends."""
        self._y -= points
        return self._y


def broken(text: str, width: int) -> list[str]:
    """Break a text into lines, and long words in two where a line is not full."""
    lines = [""]
    for word_ in text.split():
        room = width - len(lines[-1]) - 1
        if len(word_) <= room:
            lines[-1] = f"{lines[-1]} {word_}".strip()
        elif word_ in _BREAKS and _BREAKS[word_] + 1 <= room:
            at = _BREAKS[word_]
            lines[-1] += f" {word_[:at]}-"
            lines.append(word_[at:])
        else:
            lines.append(word_)
    return lines


_BREAKS = {"inspanningsvermogen": 6, "vermoeidheid": 4, "energiebudget": 7, "rustmomenten": 4}
"""Where long words may be broken, as a printer does."""

LEFT = (
    "Wie langdurig ziek is, kent de vermoeidheid die niet overgaat met slapen. Het "
    "inspanningsvermogen is dan klein, en het energiebudget voor een dag is zo op. Met vaste "
    "rustmomenten blijft er soms iets over voor wat je graag doet."
)
RIGHT = (
    "In de rechterkolom staat het vervolg van het verhaal. Het gaat over wat je met anderen kunt "
    "afspreken, zodat zij weten waarom je soms niet komt. Zeg het liefst vooraf wat je kunt."
)
LAST = "Op de tweede bladzijde staat alleen nog een slot. Wie wil, kan het verhaal doorgeven."


def two_columns() -> bytes:
    """A newsletter in two columns on two pages, with running heads and page numbers."""
    left, right, last = Column(50, 700, 44), Column(320, 700, 44), Column(50, 760, 90)
    left.say("Waarom rust telt", font="F2", size=13)
    left.say(LEFT, hyphens=True)
    left.say(INTRO)
    right.say("Wat je kunt afspreken", font="F2", size=13)
    right.say(RIGHT)
    right.say("Dit helpt om het te onthouden:")
    for item in ITEMS:
        right.say(f"• {item}")
    last.say(LAST)
    head: list[Placed] = [(50, 815, "F1", 8, HEAD)]
    first = [*head, (50.0, 750.0, "F2", 20.0, TITLE), *left.placed, *right.placed]
    return pdf(
        [
            [*first, (295, 25, "F1", 8, "1")],
            [*head, *last.placed, (295, 25, "F1", 8, "2")],
        ]
    )


def scanned(text: bytes = b"") -> bytes:
    """A PDF with a picture for a page, as a scanner makes it: no word in it can be selected.

    The picture is grey, or the first page of another PDF.
    """
    return pdf([[]], pictures=[(0, 0, 595, 842)], photograph=_photograph(text) if text else None)


def _photograph(data: bytes) -> tuple[int, int, bytes]:
    """Return the first page of a PDF as grey pixels, at 200 to the inch."""
    document = pypdfium2.PdfDocument(data)
    bitmap = document[0].render(scale=200 / 72, grayscale=True)
    rows = bytes(bitmap.buffer)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    document.close()
    return width, height, b"".join(rows[y * stride : y * stride + width] for y in range(height))


# A web page


def web_page() -> bytes:
    """A saved page with a menu, a cookie banner, share buttons, related links and a footer."""
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    steps = "".join(f"<li>{step}</li>" for step in STEPS)
    head, *rows = ROWS
    table = "<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"
    for row in rows:
        table += "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
    glass, _, rest = WATER.partition("water")
    return f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>{TITLE} | Voorbeeldvereniging</title>
<meta name="description" content="Hoe je rust vooraf plant.">
<meta property="article:published_time" content="2026-03-04T10:00:00+01:00">
<link rel="canonical" href="https://voorbeeld.example/artikelen/rust">
<style>p {{ color: black }}</style></head><body>
<div id="cookiebalk" class="cookie-banner"><p>Deze site gebruikt koekjes.</p>
<button>Goed hoor</button></div>
<header><nav class="menu"><ul><li><a href="/">Voorpagina</a></li><li><a href="/wij">Wie wij zijn</a>
</li><li><a href="/geven">Geef een gift</a></li></ul></nav></header>
<main><article><h1>{TITLE}</h1>
<p>{INTRO.replace("vooraf", "<em>vooraf</em>")}</p>
<h2>{HELPS}</h2><p>{LEADS}</p><ul>{items}</ul><ol>{steps}</ol>
<h2>{NUMBERS}</h2><table>{table}</table>
<figure><img src="rust_bestanden/bed.png" alt="Een bed">
<figcaption>{CAPTION}</figcaption></figure>
<p>{glass}<a href="{escape(LINK)}">water</a>{rest}<sup><a href="#noot1">1</a></sup></p>
<p><strong>{END}</strong></p>
<div class="share-buttons"><a href="https://delen.example">Deel dit bericht</a></div>
<section class="footnotes"><ol><li id="noot1"><p>{NOTE} <a href="#terug">↩</a></p></li></ol>
</section>
</article><aside class="related"><h2>Ook iets voor jou</h2><ul>
<li><a href="/slaap">Beter slapen</a></li><li><a href="/koken">Zittend koken</a></li></ul></aside>
</main>
<footer><p>Voorbeeldvereniging, alle rechten voorbehouden.</p></footer>
<script>var x = "niet te lezen";</script></body></html>""".encode()


FURNITURE = (
    "Deze site gebruikt koekjes.", "Goed hoor", "Voorpagina", "Wie wij zijn", "Geef een gift",
    "Deel dit bericht", "Ook iets voor jou", "Beter slapen", "Zittend koken",
    "Voorbeeldvereniging, alle rechten voorbehouden.",
)  # fmt: skip
"""What stands on the page and is not its article."""
