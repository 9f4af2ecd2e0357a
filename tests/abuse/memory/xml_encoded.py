# ends: memory
from pyexpat import ParserCreate
p = ParserCreate(encoding='cp1252')
p.Parse(b'<a b="')
while True:
    p.Parse(b'\x80' * 100_000)
