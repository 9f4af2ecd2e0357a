# ends: work
eval('(lambda f: f(f))(lambda f: (yield) or any(0 for _ in iter(int, 1)))') if 0 else eval('any(0 for _ in iter(int, 1))')
