# ends: memory
import io
x = io.BytesIO()
x.seek(10**9)
x.write(b'a')
