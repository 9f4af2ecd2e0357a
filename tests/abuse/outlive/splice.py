# ends: time
import os
first, second = os.pipe(), os.pipe()
os.splice(first[0], second[1], 1)
