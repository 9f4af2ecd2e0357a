# ends: work
import sys
n = 0
while True:
    sys.intern(f'name{n}')
    n += 1
