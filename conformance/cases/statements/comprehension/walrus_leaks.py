print([y := x * 2 for x in range(3)], y)
def f():
    any((hit := n) > 3 for n in range(10))
    return hit
print(f())
def g():
    global total
    total = 0
    return [total := total + v for v in (1, 2, 3)]
print(g(), total)
for source in ["[x := 1 for x in y]", "[(z := 0) for a in (z := b)]", "class C:\n  [v := 1 for x in y]", "[i for i in (j := k)]", "[[(a := b) for b in c] for a in d]"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
