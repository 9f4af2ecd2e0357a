# ends: ok
import re
re.match('a?' * 40 + 'a' * 40, 'a' * 39)
