# ends: memory
from pyexpat import ParserCreate
p = ParserCreate()
p.Parse(b'<!DOCTYPE a [')
n = 0
while True:
    n += 1
    p.Parse(b'<!ATTLIST e%d a%d CDATA "%s">' % (n, n, b'v' * 100))
