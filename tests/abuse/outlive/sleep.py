# ends: time; allow: Clock
import time
time.sleep(1000)
