# ends: work
import itertools
from collections import deque
deque(itertools.permutations(range(20)), maxlen=0)
