# ends: memory
import re
x = [re.findall('(a)(b?)', 'a' * 1_000_000) for _ in range(1000)]
