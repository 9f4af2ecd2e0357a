# ends: memory
import copy
x = []
for _ in range(1000):
    x = copy.deepcopy([x, x, 'a' * 1000, list(range(1000))])
    x[1] = copy.deepcopy(x)
