from _suggestions import _generate_suggestions as g

for length in (38, 39, 40, 41, 60):
    name = "a" * length
    print(length, g([name + "b"], name) == name + "b", g(["b" + name], name) == "b" + name, g([name[:-1] + "z"], name) == name[:-1] + "z")
print(g(["x" * 41], "x" * 40), len(g(["x" * 39], "x" * 40) or ""))
