# ends: work
import re
re.match(r'(a|aa)+$', 'a' * 60 + 'b')
