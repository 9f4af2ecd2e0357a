"""`multiprocessing.shared_memory` on top: size, name, views, closing."""
from _attempt import NAME, attempt
from multiprocessing import shared_memory

block = shared_memory.SharedMemory(NAME, create=True, size=100, track=False)
print(block.size, block.name == NAME.removeprefix("/"), len(block.buf), bytes(block.buf[:4]))
block.buf[:3] = b"abc"
other = shared_memory.SharedMemory(NAME, track=False)
print(bytes(other.buf[:4]), other.buf.readonly, other.buf.format)
attempt(shared_memory.SharedMemory, NAME, create=True, size=5, track=False)
attempt(shared_memory.SharedMemory, create=True, size=0)
attempt(shared_memory.SharedMemory, create=True, size=-1)
attempt(shared_memory.SharedMemory)
other.close()
print(other.buf, bytes(block.buf[:3]))
block.close()
block.unlink()
attempt(shared_memory.SharedMemory, NAME, track=False)
