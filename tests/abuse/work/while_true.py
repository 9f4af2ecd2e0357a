# ends: work
while True:
    pass
