import _bisect
w = ['apple', 'banana', 'cherry']
print(_bisect.bisect_left(w, 'banana'), _bisect.bisect_right(w, 'banana'), _bisect.bisect_left(w, 'b'), _bisect.bisect_left(w, 'zebra'), _bisect.bisect_left(w, ''))
_bisect.insort_left(w, 'avocado')
print(w)
print(_bisect.bisect_left(w, 'Z', key=str.upper))
