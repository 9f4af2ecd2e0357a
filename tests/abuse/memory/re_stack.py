# ends: memory
import re
re.match('(?:a|b)*?c', 'ab' * 50_000_000)
