# ends: PermissionError
import io
io.open_code('/etc/passwd')
