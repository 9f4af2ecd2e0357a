# ends: memory
from pyexpat import ParserCreate
p = ParserCreate()
p.Parse(b'<!DOCTYPE a [')
n = 0
while True:
    n += 1
    p.Parse(b'<!ENTITY e%d "%s">' % (n, b'v' * 1000))
