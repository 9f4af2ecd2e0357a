# ends: PermissionError
import threading
threading.Thread(target=lambda: None).start()
