import symtable

for source in "def outer(k):\n def f(xs):\n  nonlocal k\n  return [x + k for x in xs]\n", \
        "def f(xs):\n global k\n return [x + k for x in xs]\n", \
        "class f:\n k = 1\n x = [x + k for x in y]\n", "def f(k):\n return [[k for _ in x] for x in k]\n":
    def walk(table):
        for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
            print(table.get_name(), symbol.get_name(), symbol.is_referenced(), symbol.is_nonlocal(),
                  symbol.is_global(), symbol.is_local(), symbol.is_free())
        for child in table.get_children():
            walk(child)
    walk(symtable.symtable(source, "?", "exec"))
