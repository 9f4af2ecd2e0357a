# ends: memory
from collections import Counter
x = Counter(iter(lambda c=iter(range(10**9)): next(c), None))
