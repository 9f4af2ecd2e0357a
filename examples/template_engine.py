"""A template engine that compiles templates to Python functions and runs them with `exec`.

    {{ expression | filter | filter(argument) }}
    {% for x in items %} ... {% else %} ... {% endfor %}     {% if a %} ... {% elif b %} ... {% else %} ... {% endif %}
    {% set name = expression %}     {% block name %} ... {% endblock %}     {% extends "base" %}     {% include "part" %}
    {% macro name(parameters) %} ... {% endmacro %}     {# comment #}
"""
import html
import linecache
import re
import textwrap
import traceback

PIECES = re.compile(r"(\{\{.*?\}\}|\{%-?.*?-?%\}|\{#.*?#\})", re.DOTALL)
FILTER = re.compile(r"(\w+)(?:\((.*)\))?$", re.DOTALL)


class TemplateError(Exception):
    def __init__(self, text, name, line):
        super().__init__(f"{name}:{line}: {text}")


class Safe(str):
    """Text that is HTML already."""

    def __html__(self):
        return self


def escape(value):
    return value if isinstance(value, Safe) else Safe(html.escape(str(value)))


FILTERS = {
    "upper": lambda value: str(value).upper(),
    "title": lambda value: str(value).title(),
    "length": len,
    "join": lambda value, separator=", ": separator.join(map(str, value)),
    "default": lambda value, other="": value if value not in (None, "") else other,
    "safe": Safe,
    "format": lambda value, spec: format(value, spec),
    "sort": lambda value, key=None: sorted(value, key=key and (lambda item: item[key])),
    "indent": lambda value, width: textwrap.indent(str(value), " " * width),
    "truncate": lambda value, width: textwrap.shorten(str(value), width, placeholder="…"),
}


def split_pipes(text):
    """Splits at `|` outside of strings and brackets."""
    parts, depth, quote, start = [], 0, None, 0
    for place, char in enumerate(text):
        if quote:
            quote = None if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char == "|" and not depth:
            parts.append(text[start:place])
            start = place + 1
    return [part.strip() for part in (*parts, text[start:])]


class Code:
    def __init__(self):
        self.lines = []
        self.depth = 0

    def add(self, line, source_line=None):
        self.lines.append(("    " * self.depth + line, source_line))

    def __str__(self):
        return "\n".join(line for line, _ in self.lines) + "\n"


class Compiler:
    def __init__(self, name, source):
        self.name = name
        self.code = Code()
        self.blocks = {}
        self.base = None
        self.stack = []
        self.line = 1
        self.compile(source)

    def error(self, text):
        return TemplateError(text, self.name, self.line)

    def expression(self, text):
        first, *filters = split_pipes(text)
        if not first:
            raise self.error("an empty expression")
        result = f"({first})"
        for name in filters:
            match = FILTER.match(name)
            if not match or match[1] not in FILTERS:
                raise self.error(f"no filter {name!r}")
            result = f"FILTERS[{match[1]!r}]({result}{', ' + match[2] if match[2] else ''})"
        try:
            compile(result, "<expression>", "eval")
        except SyntaxError as error:
            raise self.error(f"{error.msg} in {text.strip()!r}") from None
        return result

    def compile(self, source):
        self.begin_function("root")
        strip = False
        for piece in PIECES.split(source):
            if piece.startswith("{{"):
                self.code.add(f"out(escape({self.expression(piece[2:-2])}))", self.line)
            elif piece.startswith("{%"):
                if piece.startswith("{%-") and self.code.lines[-1][0].lstrip().startswith("out('"):
                    line, number = self.code.lines.pop()
                    indent, text = line.split("out(", 1)
                    self.code.lines.append((f"{indent}out({eval(text[:-1]).rstrip()!r})", number))
                self.tag(piece[2:-2].strip("-").strip())
                strip = piece.endswith("-%}")
                self.line += piece.count("\n")
                continue
            elif piece and not piece.startswith("{#"):
                self.code.add(f"out({(piece.lstrip() if strip else piece)!r})", self.line)
            strip = False
            self.line += piece.count("\n")
        if self.stack:
            raise self.error(f"{self.stack[-1]} has no end")
        self.end_function()

    def begin_function(self, name, parameters=""):
        self.code.add(f"def {name}({parameters}):", self.line)
        self.code.depth += 1
        self.code.add("result = []; out = result.append")

    def end_function(self):
        self.code.add("return Safe(''.join(result))")
        self.code.depth -= 1

    def tag(self, text):
        word, _, rest = text.partition(" ")
        rest = rest.strip()
        method = getattr(self, f"tag_{word}", None)
        if method is None:
            raise self.error(f"no tag {word!r}")
        method(rest)

    def open(self, kind, line):
        self.stack.append(kind)
        self.code.add(line, self.line)
        self.code.depth += 1
        self.code.add("pass")

    def close(self, *kinds):
        if not self.stack or self.stack[-1] not in kinds:
            raise self.error(f"end of {kinds[0]} inside {self.stack[-1] if self.stack else 'nothing'}")
        self.code.depth -= 1
        return self.stack.pop()

    def tag_for(self, rest):
        target, separator, items = rest.partition(" in ")
        if not separator:
            raise self.error("for without in")
        self.open("for", f"for loop_index, ({target.rstrip(',')}{',' * (',' in target)}) in enumerate({self.expression(items)}, 1):")

    def tag_if(self, rest):
        self.open("if", f"if {self.expression(rest)}:")

    def tag_elif(self, rest):
        self.close("if")
        self.open("if", f"elif {self.expression(rest)}:")

    def tag_else(self, _):
        self.open(self.close("if", "for"), "else:")

    def tag_endif(self, _):
        self.close("if")

    def tag_endfor(self, _):
        self.close("for")

    def tag_set(self, rest):
        name, separator, value = rest.partition("=")
        if not separator or not name.strip().isidentifier():
            raise self.error(f"cannot set {name.strip()!r}")
        self.code.add(f"{name.strip()} = {self.expression(value)}", self.line)

    def tag_macro(self, rest):
        name, _, parameters = rest.partition("(")
        self.stack.append("macro")
        self.begin_function(name.strip(), parameters.rstrip().removesuffix(")"))

    def tag_endmacro(self, _):
        if not self.stack or self.stack.pop() != "macro":
            raise self.error("endmacro without macro")
        self.end_function()

    def tag_block(self, name):
        self.stack.append(f"block {name}")
        self.begin_function(f"block_{name}")
        self.blocks[name] = None

    def tag_endblock(self, _):
        name = self.stack.pop().removeprefix("block ")
        self.end_function()
        self.code.add(f"out(blocks.get({name!r}, lambda scope: block_{name}())(globals()))")
        self.code.add(f"own_blocks[{name!r}] = block_{name}")

    def tag_extends(self, name):
        self.base = name.strip("\"'")

    def tag_include(self, rest):
        self.code.add(f"out(include({self.expression(rest)}, globals() | locals()))", self.line)


class Environment:
    def __init__(self, **templates):
        self.sources = templates
        self.compiled = {}

    def load(self, name):
        if name not in self.sources:
            raise LookupError(f"no template {name!r}")
        if name not in self.compiled:
            compiler = Compiler(name, self.sources[name])
            text = str(compiler.code)
            filename = f"<template {name}>"
            linecache.cache[filename] = len(text), None, text.splitlines(True), filename
            self.compiled[name] = compile(text, filename, "exec"), compiler
        return self.compiled[name]

    def render(self, name, **values):
        return self._render(name, values, {})

    def _render(self, name, values, blocks):
        code, compiler = self.load(name)
        scope = {**values, "FILTERS": FILTERS, "escape": escape, "Safe": Safe, "blocks": blocks, "own_blocks": {},
                 "include": lambda other, inner: self._render(other, {**values, **inner}, {})}
        exec(code, scope)
        text = scope["root"]()
        if compiler.base:
            own = {block: (lambda _, function=function: function()) for block, function in scope["own_blocks"].items()}
            return self._render(compiler.base, values, own | blocks)
        return text


TEMPLATES = Environment(
    base="<title>{% block title %}Base{% endblock %}</title>\n{% block body %}nothing{% endblock %}\n<!-- {{ site }} -->",
    page="""{% extends "base" %}{% block title %}{{ title | title }}{% endblock %}
{%- block body %}<ul>
{%- for name, price in items | sort %}
  <li class="{{ 'odd' if loop_index % 2 else 'even' }}">{{ name }}: {{ price | format("8.2f") }}</li>
{%- else %}
  <li>that is all</li>
{%- endfor %}
</ul>{% endblock %}""",
    list="""{% macro badge(text, kind="plain") %}<b class={{ kind }}>{{ text }}</b>{% endmacro -%}
{% set total = 0 -%}
{% for user in users -%}
{# what is unsafe is escaped #}
{%- if user["admin"] %}{{ badge(user["name"], kind="admin") }}
{%- elif user["name"] == "eve" %}-
{%- else %}{{ badge(user["name"]) }}{% endif %}
{%- set total = total + user.get("age", 0) %};
{% endfor %}{{ users | length }} users, total {{ total }}, {{ "<br>" | safe }}{{ "<br>" }}{{ none | default("n/a") }}
{%- include "part" %}""",
    part=" part of {{ site | upper }} {{ [1, 2, 3] | join('|') }}",
    broken_for="{% for x of y %}{% endfor %}", unclosed="line\n{% if a %}", wrong_end="{% if a %}\n{% endfor %}", filter="\n\n{{ a | rot13 }}",
    syntax="{{ 1 + }}", tag="{% frobnicate %}", runtime="first\n{{ 1 / zero }}", missing="{{ nobody }}",
)


def main():
    print(TEMPLATES.render("page", title="the shop", site="Shop & Co", items=[("tea", 3.5), ("<cake>", 12), ("milk", 1.25)]))
    print(TEMPLATES.render("page", title="nothing", site="x", items=[]))
    print(TEMPLATES.render("base", site="only the base"))
    users = [{"name": "ada", "admin": True, "age": 36}, {"name": "<bob>", "admin": False, "age": 5}, {"name": "eve", "admin": False}]
    print(TEMPLATES.render("list", users=users, none=None, site="here"))
    for name in ("broken_for", "unclosed", "wrong_end", "filter", "syntax", "tag", "nothing"):
        try:
            TEMPLATES.render(name, a=1)
        except (TemplateError, LookupError) as error:
            print(f"{type(error).__name__}: {error}")
    for name in ("runtime", "missing"):
        try:
            TEMPLATES.render(name, zero=0)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            print(f"{type(error).__name__}: {error} | {last.filename} {last.name} {last.lineno}: {last.line}")
    print(str(TEMPLATES.compiled["part"][1].code))
    big = Environment(big="{% for i in range(n) %}{{ i }}{% if i % 3 == 0 %}<fizz>{% endif %},{% endfor %}")
    text = big.render("big", n=3000)
    print(len(text), text[:40], text.count("fizz"), isinstance(text, Safe))


if __name__ == "__main__":
    main()
