"""Converts Markdown to HTML: headings, paragraphs, lists, quotes, code, tables, links, emphasis.

usage: markdown.py [FILE]        without a file, a demonstration
"""
import re
import sys
from html import escape

RULE = re.compile(r"^ {0,3}([-*_])(?:\s*\1){2,}\s*$")
HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*$")
FENCE = re.compile(r"^(?P<fence>```+|~~~+)\s*(?P<language>[\w+-]*)\s*$")
ITEM = re.compile(r"^(?P<indent>\s*)(?:(?P<bullet>[-*+])|(?P<number>\d+)[.)])\s+(?P<text>.*)$")
QUOTE = re.compile(r"^>\s?(.*)$")
TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
DEFINITION = re.compile(r"^\[(?P<name>[^\]]+)\]:\s*(?P<url>\S+)(?:\s+\"(?P<title>[^\"]*)\")?\s*$")

INLINE = re.compile(r"""
    (?P<escaped>\\[\\`*_{}\[\]()#+\-.!>|~])
  | (?P<ticks>`+)(?P<code>.+?)(?P=ticks)(?!`)
  | (?P<image>!)?\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]
        (?: \((?P<url>[^\s)]*)(?:\s+"(?P<title>[^"]*)")?\) | \[(?P<reference>[^\]]*)\] )
  | <(?P<auto>https?://[^\s<>]+)>
  | (?P<strong>\*\*|__)(?=\S)(?P<strong_text>.+?)(?<=\S)(?P=strong)
  | (?P<strike>~~)(?=\S)(?P<strike_text>.+?)(?<=\S)~~
  | (?P<emphasis>\*|(?<!\w)_)(?=\S)(?P<emphasis_text>.+?)(?<=\S)(?P=emphasis)(?!\w)
  | (?P<break>(?:[ ]{2,}|\\)\n)
""", re.VERBOSE | re.DOTALL)


class Inline:
    """The text inside a block."""

    def __init__(self, references):
        self.references = references

    def render(self, text):
        parts, position = [], 0
        for match in INLINE.finditer(text):
            parts.append(escape(text[position:match.start()], quote=False))
            parts.append(self.element(match))
            position = match.end()
        parts.append(escape(text[position:], quote=False))
        return "".join(parts)

    def element(self, match):
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        match groups:
            case {"escaped": escaped}:
                return escape(escaped[1], quote=False)
            case {"code": code}:
                return f"<code>{escape(code.strip(), quote=False)}</code>"
            case {"auto": url}:
                return f'<a href="{escape(url)}">{escape(url)}</a>'
            case {"strong_text": text}:
                return f"<strong>{self.render(text)}</strong>"
            case {"strike_text": text}:
                return f"<del>{self.render(text)}</del>"
            case {"emphasis_text": text}:
                return f"<em>{self.render(text)}</em>"
            case {"break": _}:
                return "<br>\n"
            case {"text": text, "url": url, **rest}:
                return self.link(text, url, rest.get("title"), "image" in rest)
            case {"text": text, "reference": name, **rest}:
                found = self.references.get((name or text).lower())
                return self.link(text, *found, "image" in rest) if found else escape(match.group(), quote=False)
        raise AssertionError(match)

    def link(self, text, url, title, is_image):
        title = f' title="{escape(title)}"' if title else ""
        if is_image:
            return f'<img src="{escape(url)}" alt="{escape(text)}"{title}>'
        return f'<a href="{escape(url)}"{title}>{self.render(text)}</a>'


class Converter:
    def __init__(self):
        self.references = {}
        self.headings = {}
        self.inline = Inline(self.references)

    def convert(self, text):
        lines = []
        for line in text.expandtabs(4).splitlines():
            if match := DEFINITION.match(line):
                self.references[match["name"].lower()] = match["url"], match["title"]
            else:
                lines.append(line)
        return "\n".join(self.blocks(lines))

    def blocks(self, lines):
        position = 0
        while position < len(lines):
            line = lines[position]
            if not line.strip():
                position += 1
            elif match := FENCE.match(line):
                position = yield from self.fenced(lines, position, match)
            elif match := HEADING.match(line):
                yield self.heading(len(match["marks"]), match["text"])
                position += 1
            elif RULE.match(line):
                yield "<hr>"
                position += 1
            elif QUOTE.match(line):
                position = yield from self.quote(lines, position)
            elif ITEM.match(line):
                position = yield from self.list(lines, position)
            elif "|" in line and position + 1 < len(lines) and TABLE_RULE.match(lines[position + 1]):
                position = yield from self.table(lines, position)
            else:
                position = yield from self.paragraph(lines, position)

    def heading(self, level, text):
        slug = re.sub(r"[^\w]+", "-", text.lower()).strip("-")
        self.headings[slug] = count = self.headings.get(slug, -1) + 1
        slug += f"-{count}" if count else ""
        return f'<h{level} id="{slug}">{self.inline.render(text)}</h{level}>'

    def fenced(self, lines, start, opening):
        end = start + 1
        while end < len(lines) and lines[end].strip() != opening["fence"]:
            end += 1
        language = f' class="language-{opening["language"]}"' if opening["language"] else ""
        code = "".join(escape(line, quote=False) + "\n" for line in lines[start + 1:end])
        yield f"<pre><code{language}>{code}</code></pre>"
        return end + 1

    def quote(self, lines, start):
        end, inner = start, []
        while end < len(lines) and (match := QUOTE.match(lines[end])):
            inner.append(match[1])
            end += 1
        yield "<blockquote>"
        yield from self.blocks(inner)
        yield "</blockquote>"
        return end

    def list(self, lines, start):
        first = ITEM.match(lines[start])
        indent, ordered = len(first["indent"]), first["number"] is not None
        items, end = [], start
        while end < len(lines):
            match = ITEM.match(lines[end])
            if match and len(match["indent"]) <= indent:
                if len(match["indent"]) < indent or (match["number"] is not None) != ordered:
                    break
                items.append([match["text"]])
            elif lines[end].strip() and not lines[end].startswith(" " * (indent + 2)):
                break
            elif lines[end].strip() or end + 1 < len(lines) and lines[end + 1].startswith(" " * (indent + 2)):
                items[-1].append(lines[end][indent + 2:])
            else:
                break
            end += 1
        number = int(first["number"]) if ordered else 1
        yield f'<ol start="{number}">' if ordered and number != 1 else "<ol>" if ordered else "<ul>"
        for item in items:
            yield from self.item(item)
        yield "</ol>" if ordered else "</ul>"
        return end

    def item(self, lines):
        task = re.match(r"\[([ xX])\]\s+(.*)", lines[0])
        box = ""
        if task:
            box = f'<input type="checkbox" disabled{" checked" if task[1] in "xX" else ""}> '
            lines = [task[2], *lines[1:]]
        if len(lines) == 1:
            yield f"<li>{box}{self.inline.render(lines[0])}</li>"
            return
        yield f"<li>{box}{self.inline.render(lines[0])}"
        yield from self.blocks(lines[1:])
        yield "</li>"

    def table(self, lines, start):
        def cells(line):
            return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]

        def align(rule):
            sides = rule.startswith(":"), rule.endswith(":")
            name = {(True, True): "center", (True, False): "left", (False, True): "right"}.get(sides)
            return f' align="{name}"' if name else ""

        aligns = [align(rule) for rule in cells(lines[start + 1])]
        yield "<table>"
        end = start
        while end < len(lines) and "|" in lines[end]:
            if end != start + 1:
                tag = "th" if end == start else "td"
                row = zip(cells(lines[end]), aligns)
                yield "<tr>" + "".join(f"<{tag}{side}>{self.inline.render(text)}</{tag}>" for text, side in row) + "</tr>"
            end += 1
        yield "</table>"
        return end

    def paragraph(self, lines, start):
        end = start
        while end < len(lines) and lines[end].strip() and not (end > start and self.interrupts(lines[end])):
            end += 1
        yield f"<p>{self.inline.render(chr(10).join(line.lstrip() for line in lines[start:end]))}</p>"
        return end

    @staticmethod
    def interrupts(line):
        return any(pattern.match(line) for pattern in (FENCE, HEADING, RULE, QUOTE, ITEM))


DEMONSTRATION = """\
# Taipan & *friends*

A paragraph with **strong**, _emphasized_, ~~wrong~~ and `code < 1` text,
an [inline link](https://example.org/?a=1&b=2 "A \\"title\\""), a [reference][ref] and <https://python.org>.
Line break here  \nand snake_case_words stay, 2 * 3 * 4 too; \\*escaped\\*.

## Lists
1. one
2. two
   - nested **bold**
   - [x] done
   - [ ] open

7) seven

* a
* b
---
> A quote
> > inside a quote
>
> with `code`

```python
def f(x): return x < 1 & x
```

| name | count | what |
|:-----|------:|:----:|
| a \\| b | 1 | **x** |
| c | 22 | ![alt](img.png) |

## Lists
[nothing][missing] and [Ref][]
[ref]: /target "Where it goes"
"""


def main(argv):
    if argv:
        with open(argv[0], encoding="utf-8") as file:
            text = file.read()
    else:
        text = DEMONSTRATION
    converter = Converter()
    print(converter.convert(text))
    if not argv:
        print(converter.headings, converter.references, sep="\n")
        html = Converter().convert("- item with *emphasis*\n" * 300)
        print(html.count("<li>"), html.count("<em>"), len(html))


if __name__ == "__main__":
    main(sys.argv[1:])
