for source in [1, None, 2.5, object, len]:
    try:
        a, b = source
    except TypeError as error:
        print(error)
