# ends: memory
from array import array
x = array('b', b'a')
while True:
    x.extend(x)
