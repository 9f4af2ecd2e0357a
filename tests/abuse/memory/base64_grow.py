# ends: memory
import base64
x = [base64.b64encode(bytes(1 << 20)) for _ in range(1000)]
