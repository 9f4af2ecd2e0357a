# ends: memory
import re
x = re.sub('a', 'b' * 100_000, 'a' * 100_000)
