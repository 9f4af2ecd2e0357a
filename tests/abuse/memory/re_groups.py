# ends: memory
import re
x = [re.compile('(a)?' * 1000 + str(n)) for n in range(100_000)]
