# ends: memory
from collections import deque
x = deque(iter(int, 1))
