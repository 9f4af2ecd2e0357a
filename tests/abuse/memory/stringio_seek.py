# ends: memory
import io
x = io.StringIO()
x.seek(10**9)
x.write('a')
