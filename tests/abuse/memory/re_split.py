# ends: memory
import re
x = [re.split('(a)', 'a' * 1_000_000) for _ in range(1000)]
