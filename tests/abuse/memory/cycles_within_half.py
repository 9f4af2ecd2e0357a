# ends: ok
kept = bytearray(35 << 20)
class Node:
    pass
for _ in range(3000):
    x = Node()
    x.own, x.data = x, bytes(100_000)
