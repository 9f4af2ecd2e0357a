# ends: work
from array import array
x = array('d', [1.5]) * 2_000_000
while True:
    x.count(1)
    x.reverse()
    x.byteswap()
