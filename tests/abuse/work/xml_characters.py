# ends: work
from pyexpat import ParserCreate
data = b'<?xml version="1.0" encoding="cp1252"?><a>' + b'\x80' * 3_000_000
while True:
    ParserCreate().Parse(data)
