# ends: work
import re
text = 'a' * 1_000_000
while True:
    re.search('a{3}b', text)
