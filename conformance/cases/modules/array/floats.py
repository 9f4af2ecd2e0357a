from array import array
a = array('f', [0.1, 1e300, float('nan'), -0.0])
print(a, a[0], array('d', [0.1, 1e300])[1], a.itemsize)
for v in ('x', None, 10**400):
    try:
        array('d').append(v)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(array('d', [1.5]) == array('f', [1.5]), array('d', [float('nan')]) == array('d', [float('nan')]))
