"""Pages made of templates: string.Template, a small language compiled to closures, t-strings."""

import re
from html import escape
from string import Template
from string.templatelib import Interpolation

TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
PAGE = """<table class="{{ kind }}">
{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% end %}</tr>
{% end %}</table>
{% if note %}<p>{{ note }}</p>{% end %}
<ul>{% for user in users %}
<li title="{{ user.name }}">{{ user.mail }}{% if user.admin %} *{% end %}</li>{% end %}
</ul>
"""
LETTER = Template("Dear $title $name,\n\nyour order ${order}A of $$$amount has left on $day.\n")


def lookup(path):
    first, *rest = path.split(".")

    def find(context):
        value = context[first]
        for name in rest:
            value = value[name]
        return value

    return find


def parse(tokens, nested=False):
    """The functions that write the parts of a template up to its end."""
    parts = []
    for token in tokens:
        if token.startswith("{{"):
            parts.append(output(lookup(token[2:-2].strip())))
        elif token.startswith("{%"):
            words = token[2:-2].split()
            if words[0] == "end":
                return parts
            body = parse(tokens, True)
            if words[0] == "for":
                parts.append(loop(words[1], lookup(words[3]), body))
            else:
                parts.append(choice(lookup(words[1]), body))
        elif token:
            parts.append(lambda context, write, token=token: write(token))
    if nested:
        raise SyntaxError("a block has no end")
    return parts


def output(find):
    return lambda context, write: write(escape(str(find(context))))


def loop(name, find, body):
    def render(context, write):
        inner = dict(context)
        for inner[name] in find(context):
            for part in body:
                part(inner, write)

    return render


def choice(find, body):
    def render(context, write):
        if find(context):
            for part in body:
                part(context, write)

    return render


def render(parts, **context):
    pieces = []
    for part in parts:
        part(context, pieces.append)
    return "".join(pieces)


def html(template):
    pieces = []
    for part in template:
        if isinstance(part, Interpolation):
            pieces.append(escape(format(part.value, part.format_spec)))
        else:
            pieces.append(part)
    return "".join(pieces)


def run():
    rows = [[f"<{x * y}>" for x in range(10)] for y in range(60)]
    users = [{"name": f'User "{i}"', "mail": f"u{i}@example.org", "admin": i % 7 == 0} for i in range(100)]
    total = 0
    for n in range(140):
        note = "a & b" if n % 2 else ""
        page = render(parse(iter(TAG.split(PAGE))), kind="wide", rows=rows, users=users, note=note)
        total += len(page)
        for i in range(100):
            letter = LETTER.substitute(title="Dr", name=f"N{i}", order=i, amount=i * 3, day="Monday")
            item = html(t"<b>{i:04d}</b> & {users[i]['name']} <i>{i / 7:.2f}</i>")
            total += len(letter) + len(item)
    return total, page[-60:], letter, item
