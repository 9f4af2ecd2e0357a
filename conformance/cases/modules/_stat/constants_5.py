import _stat

print(_stat.UF_NODUMP)
print(_stat.UF_HIDDEN)
print(_stat.UF_SETTABLE)
