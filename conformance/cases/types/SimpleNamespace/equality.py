from types import SimpleNamespace as N
class S(N): pass
print(N(a=1) == N(a=1), N(a=1) != N(a=2), N(a=1, b=2) == N(b=2, a=1), N() == N(), N(a=1) == {"a": 1}, N(a=1) == S(a=1))
for source in ["N() < N()", "hash(N())", "N() + N()", "len(N())", "N()['a']", "iter(N(a=1))", "'a' in N(a=1)"]:
    try:
        print(eval(source))
    except TypeError as e:
        print(source, "|", e)
