print(list(filter(None, [0, 1, "", "a", None, []])), list(filter(lambda x: x > 1, range(4))), list(filter(bool, [0, 2])), list(filter(str.isdigit, "a1b2")))
for call in (lambda: filter(), lambda: filter(None), lambda: filter(None, 5), lambda: filter(1, 2, 3), lambda: list(filter(5, [1])), lambda: filter(None, [], x=1)):
    try:
        call()
    except TypeError as e:
        print(e)
print(filter(None, [1]).__reduce__()[1][0], type(filter(None, [])).__name__)
