# ends: work
import re
while True:
    re.purge()
    re.compile('(?:' * 50 + 'a|b' + ')*' * 50)
