# ends: ok
import linecache
assert linecache.getlines('/etc/passwd') == []
