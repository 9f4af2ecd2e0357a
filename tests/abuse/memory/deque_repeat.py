# ends: memory
from collections import deque
x = deque([1]) * 10**9
