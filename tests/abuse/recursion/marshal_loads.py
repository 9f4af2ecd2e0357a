# ends: ValueError: recursion limit exceeded
import marshal
marshal.loads(b'\xa9\x01' * 20_000)
