# ends: MemoryError
'a' * 10**17
