print(hash(None), {None: 1}[None], len({None, None}), {None} == {type(None)()}, None in {None}, None in [0, False, ""])
print([None, 1].index(None), (None,).count(None), {None}.pop(), frozenset([None]))
print(sorted([None, 1, "a"], key=str), sorted([None, "b", "a"], key=lambda x: x or ""))
