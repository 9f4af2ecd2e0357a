# ends: work
import re
re.match(r'(?=(a+)+b)c', 'a' * 40)
