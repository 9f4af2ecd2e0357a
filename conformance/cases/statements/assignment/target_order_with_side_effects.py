log = []
class T:
    def __init__(self, name): object.__setattr__(self, "name", name)
    def __setattr__(self, n, v): log.append((self.name, "attr", n, v))
    def __setitem__(self, i, v): log.append((self.name, "item", i, v))
def t(name):
    log.append("target " + name)
    return T(name)
def i(n):
    log.append(f"index {n}")
    return n
def v(n):
    log.append(f"value {n}")
    return n
t("a").x = t("b")[i(1)] = v(5)
print(log)
log.clear()
t("c").x, t("d")[i(2)], [t("e").y, *t("f").z] = v(1), v(2), (v(3), v(4), v(5))
print(log)
log.clear()
t("g")[i(1):i(2):i(3), i(4)] = v(0)
print(log)
x = [0, 1, 2]
k = 0
k, x[k] = 2, "set"
print(k, x)
i2 = 1
x[i2], i2 = 9, 2
print(x, i2)
