# ends: exit
import os
try:
    os._exit(0)
except BaseException:
    pass
finally:
    while True:
        pass
