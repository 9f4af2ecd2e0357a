# ends: work
import sys
sys.set_int_max_str_digits(0)
x = 7 ** 3_000_000
while True:
    str(x)
