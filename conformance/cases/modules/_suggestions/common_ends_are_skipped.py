from _suggestions import _generate_suggestions as g

p = "prefix_" * 20
print(g([p + "ab"], p + "ac") == p + "ab", g(["ab" + p], "ac" + p) == "ab" + p, g([p + "ab" + p], p + "xy" + p) is None)
print(g([p], p + "x") == p, g([p + "x"], p) == p + "x")
print(g([p + "middle" + p], p + "riddle" + p) == p + "middle" + p)
