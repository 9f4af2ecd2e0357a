from _suggestions import _generate_suggestions as g

print(g(["name"], "name"), g(["name", "nama"], "name"), g(["NAME", "name"], "name"))
print(g([""], ""), g(["a"], ""), g([""], "a"))
print(g(["name"] * 3, "nam"), g(["aa", "ab"], "a"))
