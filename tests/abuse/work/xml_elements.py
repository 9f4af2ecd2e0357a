# ends: work
from pyexpat import ParserCreate
data = b'<a>' + b'<b/>' * 500_000 + b'</a>'
while True:
    ParserCreate().Parse(data, True)
