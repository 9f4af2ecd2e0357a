"""What the system's semaphores can do."""
import _multiprocessing

print(_multiprocessing.flags)
print(sorted(name for name in dir(_multiprocessing) if not name.startswith("__")))
for name in "acquire", "release", "_count", "_is_mine", "_get_value", "_is_zero", "_after_fork", "__enter__", "__exit__":
    print(name, getattr(_multiprocessing.SemLock, name).__text_signature__)
print(_multiprocessing.sem_unlink.__text_signature__, _multiprocessing.SemLock._rebuild.__text_signature__)
