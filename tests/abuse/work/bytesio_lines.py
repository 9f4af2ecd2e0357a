# ends: work
import io
x = io.BytesIO(b'\n' * 1_000_000)
while True:
    x.seek(0)
    x.readlines()
