source = "def f(x):\n    if x == 0: return 0\n" + "".join(f"    elif x == {i}: return {i * i}\n" for i in range(1, 300)) + "    else: return 'else'\n"
ns = {}
exec(source, ns)
print(ns["f"](0), ns["f"](17), ns["f"](299), ns["f"](300))
nested = "x = 0\n" + "".join("    " * i + "if x == 0:\n" for i in range(40)) + "    " * 40 + "x = 1\n"
exec(nested, ns)
print(ns["x"])
try:
    exec("\n".join(" " * i + "if 1:" for i in range(101)) + "\n" + " " * 101 + "pass")
except SyntaxError as e:
    print(type(e).__name__, e.msg)
