# ends: work
x = 'a' * 60
while True:
    try:
        ('.'.join([x] * 1000)).encode('idna')
    except UnicodeError:
        pass
