# ends: work
import base64
x = bytes(400_000)
while True:
    base64.b64decode(base64.b64encode(x))
