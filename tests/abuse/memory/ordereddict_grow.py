# ends: memory
from collections import OrderedDict
x = OrderedDict()
while True:
    x[len(x)] = None
