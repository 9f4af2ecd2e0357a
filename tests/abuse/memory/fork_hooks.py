# ends: memory
import os
while True:
    os.register_at_fork(before=print)
