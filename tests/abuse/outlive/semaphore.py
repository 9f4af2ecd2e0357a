# ends: time; allow: Process, Subprocess
import _multiprocessing
lock = _multiprocessing.SemLock(1, 0, 1, '/taipan-abuse', True)
lock.acquire()
