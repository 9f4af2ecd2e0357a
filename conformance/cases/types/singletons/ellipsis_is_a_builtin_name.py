import builtins
print("Ellipsis" in dir(builtins), builtins.Ellipsis is ...)
Ellipsis = 5
print(Ellipsis, ...)
del Ellipsis
print(Ellipsis)
for source in ["... = 1", "del ...", "for ... in []: 0", "def f(...): 0", "(... := 1)", "import ...", "from ... import x", "x....y", "...... ", "....", "..", "1...real", "a = ...; a: ...", "with x as ...: 0", "... += 1", "f(...=1)"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
