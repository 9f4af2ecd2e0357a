# ends: memory
import difflib
x = list(difflib.unified_diff(['a\n'] * 10, ['b\n'] * 10_000_000))
x = 'a' * 10**9
