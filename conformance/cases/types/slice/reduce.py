print(slice(1, 2, 3).__reduce__(), slice(None).__reduce__())
print(slice(1, 2).__eq__(slice(1, 2)), slice(1).__eq__(1), repr(slice(None, None, -1)))
