# ends: time
import os
counter = os.eventfd(0)
os.eventfd_write(counter, 2**64 - 2)
os.eventfd_write(counter, 1)
