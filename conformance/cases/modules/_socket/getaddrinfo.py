"""`getaddrinfo` of numeric addresses, and what it refuses."""
import _socket
from _attempt import attempt
from _socket import AF_INET, AF_INET6, AI_NUMERICHOST, AI_PASSIVE, IPPROTO_TCP, SOCK_STREAM, getaddrinfo

show = lambda *args, **keywords: sorted(getaddrinfo(*args, **keywords))
attempt(show, "127.0.0.1", 80, AF_INET, SOCK_STREAM)
attempt(show, b"127.0.0.1", "80", type=SOCK_STREAM)
attempt(show, "::1", 80, AF_INET6, SOCK_STREAM, IPPROTO_TCP)
attempt(show, None, 0, AF_INET, SOCK_STREAM)
attempt(show, None, 9, AF_INET, SOCK_STREAM, flags=AI_PASSIVE)
attempt(show, "1.2.3.4", None, AF_INET, SOCK_STREAM)
attempt(show, host="1.2.3.4", port=5, family=AF_INET, type=SOCK_STREAM, proto=0, flags=AI_NUMERICHOST)
attempt(show, "1.2.3.4", b"7", AF_INET, SOCK_STREAM)
attempt(show, "not numeric", 80, flags=AI_NUMERICHOST)
attempt(show, "1.2.3.4", 80, AF_INET6, flags=AI_NUMERICHOST)
attempt(show, None, None)
attempt(show, 5, 80)
attempt(show, "1.2.3.4", 1.5)
attempt(show, "1.2.3.4", [])
attempt(show, "1.2.3.4")
attempt(show, "1.2.3.4", 80, 0, 999)
