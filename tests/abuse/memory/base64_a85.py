# ends: memory
import base64
x = [base64.a85encode(bytes(100_000)) for _ in range(10_000)]
x = 'a' * 10**9
