"""Text, Markdown, CSV and HTML made to take all memory or all time."""

from tests.hostile import made

HTML = f"<!doctype html><html><body><h1>{made.TITLE}</h1>"
LINKS = '<base href="http://127.0.0.1:9/"><link rel=stylesheet href=x.css><iframe src=file:///etc/passwd></iframe><img src=x>'
BOMBS = {
    "fullwidth.txt": lambda: (made.TITLE + "\n\n" + "\uff11" * 300_000).encode(),
    "one-line-20mb.txt": lambda: (made.TITLE + "\n\n" + "word and more. " * 1_300_000).encode(),
    "one-paragraph-20mb.txt": lambda: (made.TITLE + "\n\n" + "this goes on and on without any end\n" * 500_000).encode(),
    "lines-million.txt": lambda: (made.TITLE + "\n\n" + "a\n" * 1_000_000).encode(),
    "headings-200000.md": lambda: (made.TITLE + "\n\n" + "# Heading\n\n" * 200_000).encode(),
    "tabs.txt": lambda: (made.TITLE + "\n" + "a\t" * 100_000 + "\n" + "a\tb\n" * 100_000).encode(),
    "spaces.txt": lambda: (made.TITLE + "\n\n" + " " * 5_000_000 + "x").encode(),
    "dates.txt": lambda: (made.TITLE + "\n\n" + "March 2024, " * 15_000).encode(),
    "numbers.txt": lambda: (made.TITLE + "\n\n" + "1." * 90_000).encode(),
    "brackets.txt": lambda: (made.TITLE + "\n\n" + "(" * 190_000).encode(),
    "tags.txt": lambda: (made.TITLE + "\n\n" + "<p " * 60_000).encode(),
    "open-tags.txt": lambda: (made.TITLE + "\n\n" + "<b>" * 60_000).encode(),
    "recommendations-40000.txt": lambda: (made.TITLE + "\n\n" + "".join(f"Recommendation {i}: Do thing {i}\n\n" for i in range(40_000))).encode(),
    "cells-5000000.csv": lambda: ("a," * 49 + "b\n").encode() * 100_000,
    "columns-16384.csv": lambda: "\n".join([",".join(["Recommendation"] * 16384), ",".join("x" * 16384)]).encode(),
    "column-long.csv": lambda: ("Ref,Recommendation\n" + "1,x\n" * 19_000 + "x" + "," * 16384 + "\n").encode(),
    "quotes.csv": lambda: b'"' * 5_000_000,
    "cell-huge.csv": lambda: b'Ref,Recommendation\n1,"' + b"word " * 1_000_000 + b'"\n',
    "nul.csv": lambda: b"Ref,Rec\x00ommendation\n1,x\n",
    "deep.html": lambda: (HTML + "<div>" * 100_000 + "x").encode(),
    "deep-250.html": lambda: (HTML + "<div><span>" * 120 + "x" + "<p>y</p>" * 20_000).encode(),
    "deep-lists.html": lambda: (HTML + "<ul><li>" * 100 + "x" + "<li>y" * 20_000).encode(),
    "deep-tables.html": lambda: (HTML + "<table><tr><td>" * 60 + "x<td>y" * 2000).encode(),
    "flat-200000.html": lambda: (HTML + "<div><p>x</p></div>" * 200_000).encode(),
    "spans.html": lambda: (HTML + "<table>" + "<tr><td rowspan=99 colspan=99>x</td></tr>" * 20_000 + "</table>").encode(),
    "triangle.html": lambda: (HTML + "<table><tr>" + "<td>x</td>" * 2000 + "</tr>" + "<tr><td>x</td></tr>" * 20_000 + "</table>").encode(),
    "attributes.html": lambda: (HTML + "<p " + "".join(f"a{i}=1 " for i in range(200_000)) + ">x</p>").encode(),
    "attributes-bare.html": lambda: (HTML + "<p " + "".join(f"a{i} " for i in range(200_000)) + ">x</p>").encode(),
    "attributes-behind-quotes.html": lambda: (HTML + '<p a"b ' + "".join(f"a{i} " for i in range(200_000)) + '" x=">" >x').encode(),
    "attributes-behind-an-end.html": lambda: (HTML + '<p x=">" ' + "".join(f"a{i} " for i in range(200_000)) + ">x").encode(),
    "attributes.txt": lambda: (made.TITLE + "\n\n<p " + "".join(f"a{i} " for i in range(20_000)) + ">x</p>").encode(),
    "attribute-long.html": lambda: (HTML + f'<table><tr><td style="{"background:" * 300_000}">x</td><td>y</td></tr></table>').encode(),
    "comment-open.html": lambda: (HTML + "<!--" * 500_000).encode(),
    "charset.html": lambda: b"<html><meta charset=zlib_codec><body><p>Corporate Peer Challenge</p></body></html>",
    "charset-idna.html": lambda: b"<html><meta charset=idna><body>" + b"a." * 50_000 + b"</body></html>",
    "base-and-links.html": lambda: (HTML + f"{LINKS}<p>x</p>").encode(),
}  # fmt: skip
