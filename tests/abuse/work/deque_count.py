# ends: work
from collections import deque
x = deque([1.5] * 500_000)
while True:
    x.count(1)
    x.copy()
