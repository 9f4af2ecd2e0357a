# ends: memory
import io
x = io.StringIO()
while True:
    x.write('a' * 100_000)
