x, d = 5, {"k": [1]}
t = t"{x}{ x }{x + 1}{d['k'][0]!r}{x:>{x}}{x=}{(lambda: 1)()}"
print([i.expression for i in t.interpolations])
print([(i.value, i.conversion, i.format_spec) for i in t.interpolations])
print(t.strings)
print([i.expression for i in t"{
  x
}{x # comment
}".interpolations])
