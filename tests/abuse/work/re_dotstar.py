# ends: work
import re
re.match('.*.*.*.*.*.*.*x', 'a' * 5000)
