from _suggestions import _generate_suggestions as g

names = [f"candidate{n}" for n in range(800)]
print(g(names[:748], "candidat5"), g(names[:749], "candidat5"), g(names[:750], "candidat5"), g(names, "candidat5"))
print(g(["close"] + names[:700], "clos"))
print(g(names[:700] + ["close"], "clos"))
