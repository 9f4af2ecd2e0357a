# ends: memory
from pyexpat import ParserCreate
p = ParserCreate()
p.ElementDeclHandler = lambda name, model: None
p.Parse(b'<!DOCTYPE a [<!ELEMENT a (b')
while True:
    p.Parse(b'|c' * 10000)
