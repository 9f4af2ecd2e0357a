# ends: time
import os
read, write = os.pipe()
open(read, 'rb').read()
