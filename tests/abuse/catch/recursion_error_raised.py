# ends: RecursionError: own
raise RecursionError('own')
