# ends: memory
import re
text = 'ab'
while True:
    re.match('(?:a|bb?)*?$', text)
    text += text
