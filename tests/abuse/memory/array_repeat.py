# ends: memory
from array import array
x = array('d', [1.0]) * 10**9
