# ends: work
import itertools
from collections import deque
deque(itertools.count(), maxlen=0)
