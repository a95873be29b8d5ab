#!/usr/bin/env python3
"""Draws a coloured terminal page as an SVG.

    dealwright plan FILE --color always --width 88 | picture.py [--lines N] [--title TEXT] > FILE.svg
"""
import argparse
import re
import sys
from xml.sax.saxutils import escape

CELL, LINE, SIZE, MARGIN, BAR = 8.0, 19, 13.3, 22, 34
PAPER, FRAME, INK, FAINT = "#1b1f27", "#2a303b", "#d7dce4", "#7d8796"
# The sixteen colours of a terminal, 30-37 and 90-97.
COLOUR = ["#4b5463", "#e8707a", "#8fc77f", "#e0b65c", "#74aef0", "#c58be0", "#5fc3cf", "#d7dce4",
          "#7d8796", "#f18b93", "#a9dc9b", "#f0cc7d", "#93c3f7", "#d6a8ec", "#83d8e2", "#ffffff"]
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")
# Characters that draw are drawn, so that they meet in any font: (height, opacity) of a bar.
BARS = {"\u2500": (1.2, 1), "\u2550": (2.4, 1), "\u2588": (11, 1), "\u2591": (11, 0.25)}


def apply(style, codes):
    """The style after one escape sequence."""
    style = dict(style)
    for code in [int(part or 0) for part in codes.split(";")]:
        if code == 0:
            style = {}
        elif code in (1, 2, 3, 4):
            style[{1: "bold", 2: "dim", 3: "italic", 4: "underline"}[code]] = True
        elif code in (22, 23, 24):
            for name in {22: ["bold", "dim"], 23: ["italic"], 24: ["underline"]}[code]:
                style.pop(name, None)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style["colour"] = COLOUR[code - 30 if code < 90 else code - 82]
        elif code == 39:
            style.pop("colour", None)
    return style


def runs(lines):
    """For each line its (column, text, style) runs; a style lasts over line ends."""
    style = {}
    for line in lines:
        column, row, start = 0, [], 0
        for match in list(ESCAPE.finditer(line)) + [None]:
            text = line[start:match.start() if match else len(line)]
            if text:
                row.append((column, text, style))
                column += len(text)
            if match:
                style = apply(style, match[1])
                start = match.end()
        yield row


def attributes(style):
    fill = style.get("colour", FAINT if style.get("dim") else INK)
    found = [f'fill="{fill}"']
    if style.get("dim") and "colour" in style:
        found.append('opacity="0.7"')
    if style.get("bold"):
        found.append('font-weight="700"')
    if style.get("italic"):
        found.append('font-style="italic"')
    if style.get("underline"):
        found.append('text-decoration="underline"')
    return " ".join(found)


def words(row):
    """Runs cut at drawn characters and at two blanks or more, so that columns hold in any font."""
    drawn = "".join(BARS)
    for column, text, style in row:
        for match in re.finditer(rf"([{drawn}])\1*|[^\s{drawn}]+(?: [^\s{drawn}]+)*", text):
            yield column + match.start(), match[0], style


def draw(rows, title):
    columns = max((c + len(t) for row in rows for c, t, _ in row), default=80)
    width = int(columns * CELL + 2 * MARGIN)
    height = BAR + MARGIN + len(rows) * LINE + MARGIN // 2
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
           f'height="{height}" role="img" aria-label="{escape(title)}" font-size="{SIZE}" '
           'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">')
    yield f'<rect width="{width}" height="{height}" rx="9" fill="{PAPER}"/>'
    yield f'<path d="M0 {BAR}V9a9 9 0 0 1 9-9H{width - 9}a9 9 0 0 1 9 9V{BAR}z" fill="{FRAME}"/>'
    yield f'<text x="{MARGIN}" y="{BAR - 12}" fill="{FAINT}">{escape(title)}</text>'
    for number, row in enumerate(rows):
        y = BAR + MARGIN + number * LINE + LINE // 4
        for column, text, style in words(row):
            x = MARGIN + column * CELL
            length = len(text) * CELL
            if text[0] in BARS:
                thick, opacity = BARS[text[0]]
                fill = style.get("colour", FAINT if style.get("dim") else INK)
                yield (f'<rect x="{x:g}" y="{y - 4.5 - thick / 2:g}" width="{length:g}" '
                       f'height="{thick:g}" fill="{fill}" opacity="{opacity:g}"/>')
            else:
                yield (f'<text x="{x:g}" y="{y}" textLength="{length:g}" xml:space="preserve" '
                       f'{attributes(style)}>{escape(text)}</text>')
    yield "</svg>"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lines", type=int, default=45)
    parser.add_argument("--title", default="$ dealwright plan examples/northwind.yaml")
    options = parser.parse_args()
    lines = sys.stdin.read().split("\n")[:options.lines]
    while lines and not ESCAPE.sub("", lines[-1]).strip():
        lines.pop()
    print("\n".join(draw(list(runs(lines)), options.title)))


if __name__ == "__main__":
    main()
