# ends: PermissionError
import uuid
uuid.uuid4()
