# ends: work
import re
n = 0
while True:
    re.compile('[' + ''.join(chr(0x400 + 3 * k) for k in range(5000)) + f']{{{n}}}')
    n += 1
