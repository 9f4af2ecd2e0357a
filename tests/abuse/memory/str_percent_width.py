# ends: memory
x = '%1000000000s' % 'a'
