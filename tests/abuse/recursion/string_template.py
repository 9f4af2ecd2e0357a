# ends: ok
import string
assert len(string.Formatter().format('{0}' * 1000, 1)) == 1000
