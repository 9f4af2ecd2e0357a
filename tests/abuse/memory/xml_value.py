# ends: memory
from pyexpat import ParserCreate
p = ParserCreate()
p.Parse(b'<a b="')
chunk = b'x' * 65536
while True:
    p.Parse(chunk)
