# ends: memory
import string
x = string.Template('$a' * 100_000).substitute(a='b' * 100_000)
