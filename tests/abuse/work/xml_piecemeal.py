# ends: work
from pyexpat import ParserCreate
p = ParserCreate()
p.SetReparseDeferralEnabled(False)
p.Parse(b'<a b="')
while True:
    p.Parse(b'x' * 24)
