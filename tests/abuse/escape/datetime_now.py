# ends: PermissionError
import datetime
datetime.datetime.now()
