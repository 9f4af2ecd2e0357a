# ends: work
from collections import deque
x = deque(range(500_000))
while True:
    x.rotate(249_999)
