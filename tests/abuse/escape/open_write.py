# ends: PermissionError
open('/tmp/taipan-abuse', 'w')
