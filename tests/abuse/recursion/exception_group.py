# ends: ok
x = ValueError()
for _ in range(20_000):
    x = ExceptionGroup('g', [x])
for work in (lambda: x.split(TypeError), lambda: x.subgroup(lambda e: True), lambda: repr(x)):
    try:
        work()
    except RecursionError:
        pass
