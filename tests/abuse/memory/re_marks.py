# ends: memory
import re
text = 'ab'
while True:
    re.match('(?:(a)|(b))*', text)
    text += text
