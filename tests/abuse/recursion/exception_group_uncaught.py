# ends: ExceptionGroup
x = ValueError()
for _ in range(20_000):
    x = ExceptionGroup('g', [x])
raise x
