# ends: work
try:
    while True:
        pass
finally:
    while True:
        pass
