# ends: memory
x = (1).to_bytes(10**9)
