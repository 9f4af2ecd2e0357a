# ends: ok
import traceback
try:
    exec(compile('1/0', '/etc/passwd', 'exec'))
except ZeroDivisionError:
    assert 'root' not in traceback.format_exc()
