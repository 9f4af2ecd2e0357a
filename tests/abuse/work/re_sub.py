# ends: work
import re
text = 'ab' * 200_000
while True:
    re.sub('a', lambda m: 'c', text)
