# ends: time; allow: Process, Threads
import _thread
_thread.interrupt_main()
while True:
    pass
