# ends: time; allow: Files
import os
file = os.memfd_create('data')
os.truncate(file, 1 << 30)
read, write = os.pipe()
while True:
    os.sendfile(write, file, 0, 1 << 30)
