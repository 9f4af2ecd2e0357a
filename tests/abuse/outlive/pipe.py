# ends: time; allow: Files
import os
read, write = os.pipe()
os.read(read, 1)
