# ends: memory
import io
x = [io.BytesIO(bytes(1 << 20)) for _ in range(1000)]
for one in x:
    one.write(b'own')
