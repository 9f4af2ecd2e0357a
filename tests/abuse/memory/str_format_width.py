# ends: memory
x = '{:>1000000000}'.format(1)
