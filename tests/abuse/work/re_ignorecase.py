# ends: work
import re
while True:
    re.search('(?i)' + 'a' * 1000 + 'b', 'A' * 100_000)
