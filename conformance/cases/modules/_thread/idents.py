import _thread

import threading

print(_thread.get_ident() == threading.main_thread().ident, _thread._get_main_thread_ident() == _thread.get_ident())
ids = []
thread = threading.Thread(target=lambda: ids.append(_thread.get_ident()))
thread.start()
print(thread.ident != _thread.get_ident())
thread.join()
print(ids == [thread.ident], _thread.daemon_threads_allowed())
