# ends: memory
from pyexpat import ParserCreate
p = ParserCreate()
p.Parse(b'<a')
n = 0
while True:
    n += 1000
    p.Parse(b''.join(b' a%d="1"' % (n + i) for i in range(1000)))
