"""`multiprocessing`'s locks on top."""
import multiprocessing
from _attempt import attempt

lock, recursive = multiprocessing.Lock(), multiprocessing.RLock()
print(lock, recursive)
with lock, recursive, recursive:
    print(lock, recursive)
semaphore, bounded = multiprocessing.Semaphore(2), multiprocessing.BoundedSemaphore(2)
print(semaphore, bounded, semaphore.acquire(), semaphore, semaphore.get_value())
attempt(bounded.release)
attempt(lock.release)
attempt(recursive.release)
print(semaphore.release(), semaphore.release(), semaphore)
attempt(multiprocessing.Semaphore, -1)
