# ends: memory
x = ValueError()
while True:
    x = ExceptionGroup('g', [x, x])
