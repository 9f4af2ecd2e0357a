# ends: memory
from array import array
x = array('i')
while True:
    x.frombytes(bytes(4 << 20))
