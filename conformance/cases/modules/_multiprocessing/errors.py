import _multiprocessing, os
SemLock = _multiprocessing.SemLock
name = f"/taipan-case-{os.getpid()}"
def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, str(error).replace(name, "NAME"))
attempt(SemLock); attempt(SemLock, 5, 1, 1, name, True); attempt(SemLock, 1, 1, 1, 5, True); attempt(SemLock, 1, 1, 1, "a\0", True); attempt(SemLock, "a", 1, 1, name, True)
s = SemLock(1, 1, 1, name, False)
attempt(SemLock, 1, 1, 1, name, False)
again = SemLock._rebuild(s.handle, s.kind, s.maxvalue, s.name)
print(again.acquire(), s._get_value(), again.release(), s._get_value())
print(_multiprocessing.sem_unlink(name))
attempt(_multiprocessing.sem_unlink, name); attempt(_multiprocessing.sem_unlink, 5); attempt(s.acquire, True, "a"); attempt(s.acquire, 1, 2, 3)
