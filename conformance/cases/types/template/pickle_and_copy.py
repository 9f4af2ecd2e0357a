import copy, pickle
t = t"a{1!r:>5}b{'x'}"
p = pickle.loads(pickle.dumps(t))
print(p.strings, p.values, [(i.expression, i.conversion, i.format_spec) for i in p.interpolations])
print(copy.copy(t).strings, copy.deepcopy(t).values)
i = pickle.loads(pickle.dumps(t.interpolations[0]))
print(i, i.value)
print(p == t)
