# ends: PermissionError
import os
file = os.memfd_create('x')
while True:
    os.write(file, bytes(1 << 20))
