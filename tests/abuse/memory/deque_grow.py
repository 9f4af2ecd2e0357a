# ends: memory
from collections import deque
x = deque()
while True:
    x.append(None)
