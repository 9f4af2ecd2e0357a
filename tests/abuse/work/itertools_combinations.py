# ends: work
import itertools
from collections import deque
deque(itertools.combinations_with_replacement(range(100), 50), maxlen=0)
