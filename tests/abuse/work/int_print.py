# ends: work
import sys
sys.set_int_max_str_digits(0)
x = 7 ** 50_000
while True:
    str(x)
