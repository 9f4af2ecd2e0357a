from collections import deque
d = deque("abc")
d.insert(1, "x")
d.insert(-1, "y")
d.insert(100, "end")
d.insert(-100, "start")
print(d)
d.rotate()
print(d)
d.rotate(-2)
print(d)
d.rotate(100)
print(d)
d.reverse()
print(d)
try:
    d.rotate("a")
except TypeError as e:
    print(e)
