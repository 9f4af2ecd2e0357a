# ends: PermissionError
import codecs
codecs.open('/etc/passwd')
