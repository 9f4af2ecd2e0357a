# ends: memory
from pyexpat import ParserCreate
x = []
while True:
    p = ParserCreate()
    p.Parse(b'<a><b c="1">t')
    x.append(p)
