import _multiprocessing, os
SemLock = _multiprocessing.SemLock
name = f"/taipan-case-{os.getpid()}"
s = SemLock(1, 2, 3, name, True)
print(s.kind, s.maxvalue, s.name == name, s._get_value(), s._is_zero(), s._count())
print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(True, 0.01), s._get_value(), s._is_zero(), s._count(), s._is_mine())
print(s.release(), s.release(), s.release(), s._get_value(), s._count())
try:
    s.release()
except ValueError as error:
    print(error)
with s as inside:
    print(inside, s._count())
s._after_fork()
print(s._count(), SemLock.SEM_VALUE_MAX, _multiprocessing.flags)
