# ends: ok
try:
    import sqlite3
    sqlite3.connect('/tmp/taipan-abuse.db')
except (ImportError, PermissionError, Exception):
    pass
else:
    assert False
