# ends: work
import io
x = io.StringIO('a\n' * 300_000)
while True:
    x.seek(0)
    x.readlines()
