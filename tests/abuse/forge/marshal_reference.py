# ends: ok
import marshal
for data in (b'r\x00\x00\x00\x00', b'\xdb\x01\x00\x00\x00r\x00\x00\x00\x00', b'r\xff\xff\xff\xff'):
    try:
        marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        pass
