from multiprocessing import shared_memory, resource_tracker
memory = shared_memory.SharedMemory(create=True, size=100, track=False)
memory.buf[:5] = b"hello"
other = shared_memory.SharedMemory(memory.name, track=False)
print(bytes(other.buf[:5]), other.size >= 100)
other.buf[0] = 72
print(bytes(memory.buf[:5]))
other.close()
memory.close()
memory.unlink()
try:
    shared_memory.SharedMemory(memory.name, track=False)
except FileNotFoundError as error:
    print(error.errno)
