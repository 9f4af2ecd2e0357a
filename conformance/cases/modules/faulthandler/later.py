import faulthandler
import os
import time

read, write = os.pipe()
faulthandler.dump_traceback_later(0.05, file=write)
time.sleep(0.3)
text = os.read(read, 1000).decode().splitlines()
print(text[0], text[1].startswith("Thread 0x"), text[-1].endswith(" in <module>"))
faulthandler.dump_traceback_later(0.05, repeat=True, file=write)
time.sleep(0.4)
faulthandler.cancel_dump_traceback_later()
print(os.read(read, 10000).decode().count("Timeout (0:00:00.050000)!") > 2)
faulthandler.dump_traceback_later(60, exit=True, file=write)
print(faulthandler.cancel_dump_traceback_later())
