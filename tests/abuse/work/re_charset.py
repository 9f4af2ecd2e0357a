# ends: work
import re
pattern = re.compile('[' + ''.join(chr(0x4e00 + 2 * n) for n in range(10_000)) + ']{1,10}x')
while True:
    pattern.search('\u4e01' * 100_000)
