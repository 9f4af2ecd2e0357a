# ends: memory
x = '{:.1000000000f}'.format(1.5)
