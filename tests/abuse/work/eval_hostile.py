# ends: work
eval('any(0 for _ in iter(int, 1))')
