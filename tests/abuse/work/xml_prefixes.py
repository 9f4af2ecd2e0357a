# ends: work
from pyexpat import ParserCreate
p = ParserCreate(namespace_separator=' ')
p.Parse(b'<a' + b''.join(b' xmlns:p%d="u"' % n for n in range(50_000)) + b'>')
while True:
    p.Parse(b'<p0:b/>')
