order = []
class Log(dict):
    def __setitem__(self, key, value):
        order.append(key)
        super().__setitem__(key, value)
d = Log()
d["a"] = d["b"] = d["c"] = []
print(order, d["a"] is d["b"] is d["c"])
x = y = z = 3
print(x, y, z)
