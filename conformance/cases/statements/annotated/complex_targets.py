class Box: pass
box = Box()
box.value: int = 5
d = {}
d["k"]: print("evaluated?") = 7
(x): int = 3
print(box.value, d, x, "x" in globals().get("__annotations__", {}))
