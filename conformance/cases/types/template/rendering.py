from string.templatelib import Template, Interpolation, convert
def f(t):
    parts = []
    for x in t:
        match x:
            case str() as s: parts.append(s)
            case Interpolation(v, _, c, spec): parts.append(format(convert(v, c), spec))
    return "".join(parts)
name, n = "wörld", 3.14159
print(f(t"hello {name!a:>12} {n:.2f} {n!r} {{}} {name=}"))
print(f(t"") == "", f(t"{f(t'{1}{2}')}"))
def html(t): return "".join(x if isinstance(x, str) else str(x.value).replace("<", "&lt;") for x in t)
print(html(t"<b>{'<script>'}</b>"))
