# ends: memory
x = b'%1000000000d' % 1
