# ends: memory
from pyexpat import ParserCreate
p = ParserCreate()
p.Parse(b'<a><!--')
while True:
    p.Parse(b'x' * 100000)
