from datetime import timedelta
d = timedelta(1, 2, 3)
print(d * 2, d * 1.5, d / 2, d / 1.5, d // 2, d // d, d / d, d % timedelta(0, 7), divmod(d, timedelta(0, 7)), -d, abs(-d))
print(timedelta(microseconds=3) / 2, timedelta(microseconds=5) / 2, timedelta(microseconds=1) * 0.5, timedelta(microseconds=3) * 0.5)
for call in [lambda: d / 0, lambda: d // 0, lambda: d % timedelta(), lambda: d + 1, lambda: d * 'a', lambda: d < 1, lambda: timedelta.max + d, lambda: d * 10 ** 20, lambda: d * float('nan')]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
