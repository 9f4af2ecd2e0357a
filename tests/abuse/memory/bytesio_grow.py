# ends: memory
import io
x = io.BytesIO()
while True:
    x.write(b'a' * 100_000)
