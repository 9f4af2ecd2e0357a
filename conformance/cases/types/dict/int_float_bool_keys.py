d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d)
d[2**70] = "big"
print(d[2**70], d.get(float(2**70)), hash(2**70) == hash(float(2**70)))
print({0: 1, False: 2, 0.0: 3, -0.0: 4}, {-1: "a", -2: "b"}[-2])
