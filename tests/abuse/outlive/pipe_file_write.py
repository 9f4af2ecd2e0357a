# ends: time
import os
read, write = os.pipe()
file = open(write, 'wb')
file.write(bytes(1 << 20))
