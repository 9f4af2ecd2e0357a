# ends: time
import os
counter = os.eventfd(0)
os.eventfd_read(counter)
