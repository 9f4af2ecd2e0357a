# ends: memory
from collections import namedtuple
x = []
while True:
    x.append(namedtuple('T', 'a b c'))
