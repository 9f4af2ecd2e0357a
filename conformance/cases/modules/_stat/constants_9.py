import _stat

print(_stat.S_IXUSR)
print(_stat.S_IXGRP)
print(_stat.S_IXOTH)
