# ends: ValueError
error = ValueError()
for _ in range(20_000):
    new = ValueError()
    new.__cause__ = error
    error = new
raise error
