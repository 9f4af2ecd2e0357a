def f(kind):
    log = []
    n = 0
    while n < 3:
        n += 1
        try:
            if n == 2:
                if kind == "continue": continue
                if kind == "break": break
                if kind == "return": return log + ["returned"]
                if kind == "raise": raise ValueError
            log.append(n)
        except ValueError:
            log.append("caught")
            continue
        else:
            log.append("else")
        finally:
            log.append("finally")
    else:
        log.append("loop else")
    return log
for kind in ("none", "continue", "break", "return", "raise"): print(kind, f(kind))
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0] and a[0].__name__)
n = 0
while True:
    n += 1
    with CM():
        if n == 1: continue
        if n == 3: break
        print("body", n)
