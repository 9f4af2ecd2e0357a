print(1 << 100, -1 << 70, (1 << 100) >> 98, -5 >> 1, -1 >> 1000, 5 >> 64, 0 << 10**30, 3 >> 10**30, -3 >> 10**30)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 2.0, lambda: 1 << 10**30):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError, MemoryError) as e:
        print(type(e).__name__, e)
