# ends: work
import re
re.match(r'(\w+)\s*(\w+)\s*(\w+)\s*(\w+)\s*\4\3\2\1$', 'a' * 500)
