# ends: output
import sys
while True:
    sys.__stdout__.write('spam')
