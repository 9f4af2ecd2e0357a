# ends: ok
import re
re.match(r'(?:(?>a*)a|a)*b', 'a' * 5000)
