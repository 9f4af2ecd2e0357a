# ends: ok
import marshal
for data in (b'[\xff\xff\xff\x7f', b'(\xff\xff\xff\x7f', b's\xff\xff\xff\x7f', b'u\xff\xff\xff\x7f', b'l\xff\xff\xff\x7f', b'<\xff\xff\xff\x7f'):
    try:
        marshal.loads(data)
    except (EOFError, ValueError, TypeError):
        pass
