class Pair:
    def __init__(self, value): self.value = value
    def __enter__(self): return self.value
    def __exit__(self, *args): pass
d = {}
with Pair((1, 2)) as (a, b), Pair([3]) as d["x"], Pair("abc") as (first, *rest):
    print(a, b, d, first, rest)
with (Pair(1) as x, Pair(2) as y,):
    print(x, y)
