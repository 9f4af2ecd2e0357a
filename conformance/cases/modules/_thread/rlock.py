import _thread

r = _thread.RLock()
print(r.acquire(), r.acquire(), r._is_owned(), r._recursion_count())
r.release()
r.release()
try:
    r.release()
except RuntimeError as error:
    print(error)
with r as entered:
    print(entered, r.locked())
print(r._is_owned(), r.locked())
