# ends: RecursionError
import copy
x = []
for _ in range(20_000):
    x = [x]
copy.deepcopy(x)
