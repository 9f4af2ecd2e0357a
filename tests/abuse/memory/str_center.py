# ends: memory
x = 'a'.center(10**9, '\u20ac')
