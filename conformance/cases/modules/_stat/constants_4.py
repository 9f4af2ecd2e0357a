import _stat

print(_stat.S_IRWXU)
print(_stat.S_IRWXG)
print(_stat.S_IRWXO)
print(_stat.S_IREAD)
