# ends: memory
from pyexpat import ParserCreate
p = ParserCreate()
n = 0
while True:
    p.Parse(b'<elementelement>' * 1000)
