# ends: memory
import re
x = [re.escape('.' * 1_000_000) for _ in range(1000)]
