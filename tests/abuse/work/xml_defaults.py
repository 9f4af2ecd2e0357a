# ends: work
from pyexpat import ParserCreate
declared = b''.join(b' a%d CDATA "v"' % n for n in range(20_000))
given = b''.join(b' b%d="v"' % n for n in range(20_000))
p = ParserCreate()
p.Parse(b'<!DOCTYPE a [<!ATTLIST b' + declared + b'>]><a>')
while True:
    p.Parse(b'<b' + given + b'/>')
