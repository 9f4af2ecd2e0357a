from array import array
u = array('w', 'h\xe9llo')
u.append('\U0001f600')
u.fromunicode('!?')
print(u, u.tounicode(), u[1], u.tolist(), len(u), u.itemsize)
u[0] = 'H'
print(u.tounicode(), 'H' in u, 'h' in u, u.index('l'), u == array('w', u.tounicode()))
for v in ('ab', '', 5):
    try:
        u.append(v)
    except TypeError as e:
        print(e)
