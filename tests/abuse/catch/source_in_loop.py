# ends: source
while True:
    try:
        exec('x = 1\n' * 400_000)
    except BaseException:
        pass
