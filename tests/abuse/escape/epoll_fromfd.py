# ends: PermissionError
import select
select.epoll.fromfd(1).close()
