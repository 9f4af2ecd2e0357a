# ends: MemoryError: own
raise MemoryError('own')
