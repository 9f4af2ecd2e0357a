# ends: PermissionError
import time
time.time()
