# ends: memory
from pyexpat import ParserCreate
p = ParserCreate(namespace_separator=' ')
p.Parse(b'<a>')
n = 0
while True:
    n += 1
    p.Parse(b'<b xmlns:n%d="%s">' % (n, b'u' * 5000))
