import _stat

print(_stat.S_IWUSR)
print(_stat.S_IWGRP)
print(_stat.S_IWOTH)
