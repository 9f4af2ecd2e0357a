# ends: PermissionError
import time
time.sleep(1000)
