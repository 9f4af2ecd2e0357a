# ends: memory
x = bytearray()
x.resize(10**9)
