"""`getnameinfo` with numbers for names."""
from _attempt import attempt
from _socket import NI_NUMERICHOST, NI_NUMERICSERV, getnameinfo

numeric = NI_NUMERICHOST | NI_NUMERICSERV
attempt(getnameinfo, ("127.0.0.1", 80), numeric)
attempt(getnameinfo, ("::1", 80), numeric)
attempt(getnameinfo, ("::1", 80, 0, 0), numeric)
attempt(getnameinfo, ("127.0.0.1", 0, 0), numeric)
attempt(getnameinfo, ("127.0.0.1", "80"), numeric)
attempt(getnameinfo, ("127.0.0.1",), numeric)
attempt(getnameinfo, ("not an address", 80), numeric)
attempt(getnameinfo, "127.0.0.1", numeric)

attempt(getnameinfo, ("::1", 80, 2**21), numeric)
attempt(getnameinfo, ("127.0.0.1", 80), "x")
attempt(getnameinfo)
